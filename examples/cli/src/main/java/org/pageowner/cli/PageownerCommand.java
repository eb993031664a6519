package org.pageowner.cli;

import picocli.CommandLine.Command;

/** The program itself: its purpose and its commands. */
@Command(
    name = "pageowner",
    description = "Finds out where a Linux machine's memory went, from a page_owner dump.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner summary page_owner.txt",
      "  pageowner query page_owner.txt --cull=module --limit=10",
      "  pageowner query page_owner.txt.gz --pid=1 --cull=st,p --sort=-pages",
      "  cat /sys/kernel/debug/page_owner | pageowner info -",
    })
final class PageownerCommand {}
