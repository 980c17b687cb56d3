import type { Edition } from '@bitan/definitions';
import { decisionOf } from '../find.ts';

/** @throws Error that names the outcomes that there are */
export function outcomeNamed(edition: Edition, decision: string, type: string): string {
  const { outcomes } = decisionOf(edition, decision);
  if (outcomes.some((one) => one.type === type)) return type;
  const known = outcomes.map((one) => one.type).join(', ');
  throw new Error(
    `没有结论「${type}」，可用：${known} / no outcome “${type}”; there are: ${known}`,
  );
}
