package org.pageowner.cli;

/** The words of {@code --format} for an answer of several tables. */
enum AnswerFormat {
  text,
  csv,
  json
}
