import { readFileSync } from 'node:fs';

const file = new URL('../../test/fixtures/paperwork.json', import.meta.url);
const { answers, approvals, decisions, names, ...written } = JSON.parse(readFileSync(file, 'utf8'));

/**
 * What is known of one person whose case went every way, each action done and each decision made:
 * `Known` of `@bitan/documents`.
 */
export const paperwork = {
  ...written,
  entries: Object.entries(answers).flatMap(([action, given]) => {
    const done = { action, kind: 'do', by: '陈志远', on: '2026-01-08', answers: given };
    const approved = { ...done, kind: 'approve', by: '周国平', answers: {}, note: '同意。' };
    return approvals.includes(action) ? [done, approved] : [done];
  }),
  decisions: Object.entries(decisions).map(([decision, outcomes]) => ({ decision, outcomes })),
  nameOf: (id) => names[id],
};
