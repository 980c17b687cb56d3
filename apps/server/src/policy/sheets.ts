import type { DraftChanges } from '@bitan/api';
import {
  type Decision,
  type Edit,
  type Edition,
  edit,
  type Layer,
  layered,
  setRule,
} from '@bitan/definitions';
import { rulesFrom, sheetOf } from '@bitan/rules';
import type { Ask, UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { officeOf } from '../work/standing.ts';
import { aboveOf } from './studio.ts';

/** A decision of a draft as an .xlsx file. */
export const decisionSheet: UseCase<'decisionSheet'> = async (ask) => {
  mustBeAllowed(ask.me, 'policy.read');
  const { edition, decision } = await decisionIn(ask);
  const { language = 'zh-CN' } = ask.query;
  const sheet = sheetOf(edition, decision, language);
  const base64 = await ask.runtime.workshop.run('writeSheet', { sheet });
  return { name: `${decision.title[language]}.xlsx`, base64 };
};

/** What an .xlsx file would change in a decision of a draft; nothing is changed yet. */
export const readDecisionSheet: UseCase<'readDecisionSheet'> = async (ask) => {
  mustBeAllowed(ask.me, 'policy.edit');
  const { above, layer, edition, decision } = await decisionIn(ask);
  const rows = await ask.runtime.workshop.run('readSheet', { base64: ask.body.base64 });
  if (!rows)
    throw new Refusal('body-invalid', { errors: [{ pointer: '/base64', message: noSheet }] });
  const { rules, problems } = rulesFrom(edition, decision, rows);
  const known = new Set(decision.rules.map(({ name }) => name));
  const edits = rules.flatMap((rule): Edit[] =>
    known.has(rule.name)
      ? setRule({ above, layer }, decision.id, rule)
      : [edit(`rules/${decision.id}/${rule.name}`, undefined, { add: rule })],
  );
  return { edits, problems: [...problems] };
};

async function decisionIn(ask: Ask<'decisionSheet' | 'readDecisionSheet'>): Promise<{
  above: Edition;
  layer: Layer;
  edition: Edition;
  decision: Decision;
}> {
  const { runtime, me, path } = ask;
  const draft = await officeOf(runtime, me).drafts.get(path.draft);
  const above = await aboveOf(runtime, me);
  const layer = draft.layer as DraftChanges;
  const edition = layered(above, layer);
  const decision = edition.decisions[path.decision];
  if (!decision) throw new Refusal('not-found');
  return { above, layer, edition, decision };
}

const noSheet = {
  'zh-CN': '文件无法读取：请上传不超过一千行的 .xlsx 文件。',
  en: 'The file cannot be read: send an .xlsx file of at most a thousand rows.',
};
