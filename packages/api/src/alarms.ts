/** How urgent something is, from calm to severely overdue. */
export const alarms = ['calm', 'half', 'due', 'overdue', 'severe'] as const;
