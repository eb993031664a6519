"""Compares what an executed notebook shows with what the notebook holds, or writes it there.

outputs.py true|false NOTEBOOK EXECUTED
"""

import json
import sys


def shown(notebook):
    """Each code cell with what it shows, without what changes from run to run."""
    cells = []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        outputs = []
        for output in cell["outputs"]:
            kept = {k: v for k, v in output.items() if k not in ("execution_count", "metadata")}
            for key in ("text", "data"):
                if isinstance(kept.get(key), list):
                    kept[key] = "".join(kept[key])
            if isinstance(kept.get("data"), dict):
                kept["data"] = {
                    mime: "".join(text) if isinstance(text, list) else text
                    for mime, text in kept["data"].items()
                }
            outputs.append(kept)
        cells.append(("".join(cell["source"]), outputs))
    return cells


def clean(notebook):
    """The notebook without the traces of one run: times, and the kernel of this folder's script."""
    language = notebook["metadata"]["kernelspec"]["language"]
    notebook["metadata"] = {
        "kernelspec": {"display_name": language.title(), "language": language, "name": language},
        "language_info": {"name": language},
    }
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"cell-{number}"
        cell["metadata"] = {}
    notebook["nbformat_minor"] = 5
    return notebook


def main(update, path, executed_path):
    with open(path, encoding="utf-8") as file:
        held = json.load(file)
    with open(executed_path, encoding="utf-8") as file:
        executed = json.load(file)
    if update == "true":
        with open(path, "w", encoding="utf-8") as file:
            json.dump(clean(executed), file, indent=1, ensure_ascii=False, sort_keys=True)
            file.write("\n")
        return 0
    for number, (was, now) in enumerate(zip(shown(held), shown(executed), strict=True), 1):
        if was != now:
            print(f"{path}: code cell {number} shows something else; run.sh --update", file=sys.stderr)
            print(f"--- held\n{was[1]}\n--- now\n{now[1]}"[:4000], file=sys.stderr)
            return 1
    print(f"{path}: {len(shown(executed))} cells show what they should", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
