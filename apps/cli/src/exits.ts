/** What the exit code says: all is good, there are findings, or the command was not used well. */
export const exits = { good: 0, findings: 1, misuse: 2 } as const;

/** The command was given something that it cannot use. */
export class Misuse extends Error {}
