import { openData } from '../data.ts';
import { exits } from '../exits.ts';

/** Proves the audit chain of every office. */
export async function auditVerify(): Promise<number> {
  const { store } = await openData();
  let whole = true;
  for (const { id, title } of await store.system.organisations.list()) {
    const { ok, entries, brokenAt } = await store.for({ org: id, user: 'system' }).audit.verify();
    whole &&= ok;
    const found = ok ? '链条完整 / whole' : `第 ${brokenAt} 条有误 / broken at ${brokenAt}`;
    console.log(`${ok ? '✓' : '✗'} ${title['zh-CN']}: ${entries}, ${found}`);
  }
  await store.close();
  return whole ? exits.good : exits.findings;
}
