import type { AnswerDraftHead, Organisation } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import { tell } from '../supervise/tell.ts';
import { keptUntil } from './answer-draft-view.ts';
import { workflowOf } from './standing.ts';

/** Clears unfinished answers that were left lying for longer than they are kept, every hour. */
export function sweeper(runtime: Runtime, everyMs = 60 * 60_000): { stop(): void } {
  const timer = setInterval(
    () =>
      sweepAnswerDrafts(runtime).catch((error) =>
        runtime.log.error({ err: error }, 'sweeping unfinished answers failed'),
      ),
    everyMs,
  );
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** In every office; their writers are told, and that it happened is recorded. */
export async function sweepAnswerDrafts(runtime: Runtime): Promise<void> {
  for (const organisation of await runtime.store.system.organisations.list()) {
    await sweepIn(runtime, organisation);
  }
}

async function sweepIn(runtime: Runtime, { id: org }: Organisation): Promise<void> {
  const office = runtime.store.for({ org, user: 'system' });
  const now = runtime.clock();
  for (const draft of await office.answerDrafts.untouchedSince(now)) {
    if (!(await isOver(runtime, org, draft, now))) continue;
    await office.transaction(async (tx) => {
      await tx.answerDrafts.expire(draft.id);
      tx.audit.add({ event: 'answers.expired', subject: draft.id, detail: { of: draft.user } });
      await tell(tx, { users: [draft.user] }, { kind: 'answers.expired', text: cleared }, now);
    });
  }
}

async function isOver(runtime: Runtime, org: string, draft: AnswerDraftHead, now: string) {
  const office = await runtime.editions.of(org, draft.edition, now);
  const until = keptUntil(office, workflowOf(office.edition, draft.workflow), draft.updatedAt);
  return until !== undefined && until.at < now;
}

const cleared = {
  'zh-CN': '您有一份填写后未提交的表单，已超过保留时间，内容已清除。',
  en: 'A form that you had begun and not submitted was kept for its time and has been cleared.',
};
