package org.pageowner.core.internal.text;

/** Reads numbers in the form that printf gives them: no leading zeros. */
final class Digits {
  /** What was read last. */
  long value;

  /** Reads a number as {@code %lu} prints it, of at most 18 digits; the position behind, or -1. */
  int decimal(byte[] b, int from) {
    int p = from;
    int digit = b[p] - '0';
    if (digit < 0 || digit > 9) {
      return -1;
    }
    long number = 0;
    do {
      number = number * 10 + digit;
      digit = b[++p] - '0';
    } while (digit >= 0 && digit <= 9);
    if (p - from > 18 || (b[from] == '0' && p - from > 1)) {
      return -1;
    }
    value = number;
    return p;
  }

  /** Reads a number as {@code %lx} prints it, of at most 60 bits; the position behind it, or -1. */
  int hexadecimal(byte[] b, int from) {
    int p = from;
    long number = 0;
    while (Ascii.isHex(b[p])) {
      number = (number << 4) | (b[p] <= '9' ? b[p] - '0' : b[p] - 'a' + 10);
      p++;
    }
    if (p == from || p - from > 15 || (b[from] == '0' && p - from > 1)) {
      return -1;
    }
    value = number;
    return p;
  }
}
