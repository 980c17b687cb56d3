import type { Edition } from '@bitan/definitions';
import type { Finding } from './finding.ts';

/** Parameters that nothing in the edition reads. */
export function deadParameters(edition: Edition): Finding[] {
  const { decisions, facts, invariants, workflows, forms, registers } = edition;
  const read = new Set<string>();
  textsIn([decisions, facts, invariants, workflows, forms, registers], read);
  return Object.values(edition.parameters)
    .filter(({ id }) => !read.has(id) && !read.has(`param:${id}`))
    .map(({ id, title }) => ({
      kind: 'dead-parameter',
      key: `dead-parameter ${id}`,
      result: 'found',
      rules: [],
      parameter: id,
      sentence: {
        'zh-CN': `没有任何规则、流程或表单使用参数「${title['zh-CN']}」。`,
        en: `No rule, flow or form reads the parameter “${title.en}”.`,
      },
    }));
}

function textsIn(json: unknown, into: Set<string>): void {
  if (typeof json === 'string') into.add(json);
  else if (json && typeof json === 'object') {
    for (const value of Object.values(json)) textsIn(value, into);
  }
}
