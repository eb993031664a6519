"""Executes a notebook, and compares what it shows with what it holds, or writes it there.

execute.py compare|update KERNEL NOTEBOOK FIRST    FIRST: a line that this kernel must run before
execute.py take-descriptor JAR FOLDER FILE         a jar's Kotlin descriptor, and the jar without
"""

import json
import os
import sys
import zipfile

LIBRARIES = "META-INF/kotlin-jupyter-libraries/libraries.json"
CELL_SECONDS = 120


def shown(notebook):
    """Each code cell with what it shows."""
    return [(cell.source, cell.outputs) for cell in notebook.cells if cell.cell_type == "code"]


def executed(notebook, kernel, first):
    import nbclient
    import nbformat

    if first:
        notebook.cells.insert(0, nbformat.v4.new_code_cell(first))
    client = nbclient.NotebookClient(notebook, kernel_name=kernel, timeout=CELL_SECONDS)
    client.execute(cwd=os.getcwd())
    if first:
        notebook.cells.pop(0)
    return notebook


def joined(outputs):
    """Outputs in which a text stands once, in however many pieces it came."""
    kept = []
    for output in outputs:
        if "execution_count" in output:
            output.execution_count = None
        before = kept[-1] if kept else {}
        if output.output_type == "stream" == before.get("output_type") and output.name == before.name:
            before.text += output.text
        else:
            kept.append(output)
    return kept


def clean(notebook):
    """Takes out the traces of one run: times, and the name of the kernel that the script made."""
    language = notebook.metadata.kernelspec.language
    notebook.metadata = {
        "kernelspec": {"display_name": language.title(), "language": language, "name": language},
        "language_info": {"name": language},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = joined(cell.outputs)
    return notebook


def run(mode, kernel, path, first):
    import nbclient
    import nbformat

    held = nbformat.read(path, as_version=4)
    try:
        now = clean(executed(nbformat.read(path, as_version=4), kernel, first))
    except nbclient.exceptions.CellExecutionError as error:
        print(f"{path}: a cell failed\n{error}", file=sys.stderr)
        return 1
    os.makedirs("target/executed", exist_ok=True)
    nbformat.write(now, f"target/executed/{path}")
    if mode == "update":
        nbformat.write(now, path)
        return 0
    for number, (was, is_now) in enumerate(zip(shown(held), shown(now), strict=True), 1):
        if was != is_now:
            print(f"{path}: code cell {number} shows something else; see run.sh --update", file=sys.stderr)
            print(f"held: {was[1]}\nnow:  {is_now[1]}"[:4000], file=sys.stderr)
            return 1
    print(f"{path}: {len(shown(now))} code cells show what the notebook holds", file=sys.stderr)
    return 0


def take_descriptor(jar, folder, file):
    with zipfile.ZipFile(jar) as source:
        with open(file, "w", encoding="utf-8") as out:
            json.dump(json.loads(source.read(LIBRARIES))["descriptors"][0], out)
        with zipfile.ZipFile(os.path.join(folder, os.path.basename(jar)), "w") as target:
            for name in source.namelist():
                if name != LIBRARIES:
                    target.writestr(name, source.read(name))
    return 0


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(take_descriptor(*words[1:]) if words[0] == "take-descriptor" else run(*words))
