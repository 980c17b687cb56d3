/** How Node runs the server. */
export const serverFlags = [
  // It generates no code from strings: definitions that people wrote are interpreted.
  '--disallow-code-generation-from-strings',
  // It collects before garbage doubles the heap: a busy server would keep 100 MB of it.
  '--heap-growing-percent=30',
];
