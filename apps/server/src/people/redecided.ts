import {
  alike,
  both,
  type Decision,
  type Facts,
  type RuleEvent,
  type Text,
} from '@bitan/definitions';
import { type Decided, decide, madeOn, sayOutcome } from '@bitan/rules';
import type { Case, DecisionEntry, Reading } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import { proposalOf } from '../said/card.ts';
import { aboutCase, factsAbout, type Standing, standingFrom } from '../work/standing.ts';

/** What the rules propose for a decision that an open case stands on. */
export interface Redecided {
  readonly standing: Standing;
  readonly decision: Decision;
  readonly proposal: readonly RuleEvent[];
}

/** Facts that are read of a person's record and history, not of the case. */
const ofHistory = new Set(['person', 'unit', 'count', 'since', 'cases']);

/** The open cases about people, whoever asks: `reading` is to be one without regard to recusal. */
export async function openCasesOf(
  runtime: Runtime,
  org: string,
  reading: Pick<Reading, 'cases'>,
  people: readonly string[],
): Promise<Standing[]> {
  const rows: Case[] = [];
  for (const person of people) {
    for (let after: string | undefined; ; ) {
      const page = await reading.cases.list({
        person,
        open: true,
        limit: 100,
        ...(after && { after }),
      });
      rows.push(...page.items);
      if (!page.next) break;
      after = page.next;
    }
  }
  return Promise.all(rows.map((row) => standingFrom(runtime, org, row, runtime.clock())));
}

/**
 * Decides again what open cases stand on, each as of the instant at which it was decided: with what
 * was answered then, and with the history of the person as it is on record now. Nothing is kept.
 */
export async function redecided(reading: Reading, open: readonly Standing[]): Promise<Redecided[]> {
  const all = await Promise.all(
    open.map(async (standing) => {
      const [entries, actions] = await Promise.all([
        reading.decisions.list(standing.row.id),
        reading.actions.list(standing.row.id),
      ]);
      const latest = new Map(entries.map((entry) => [entry.decision, entry]));
      return Promise.all(
        [...latest.values()].flatMap((entry) => {
          const decision = standing.office.edition.decisions[entry.decision];
          const at = actions.find(({ seq }) => seq === entry.seq)?.at;
          return decision && at ? [again(reading, standing, decision, { entry, at })] : [];
        }),
      );
    }),
  );
  return all.flat();
}

async function again(
  reading: Reading,
  standing: Standing,
  decision: Decision,
  { entry, at }: { readonly entry: DecisionEntry; readonly at: string },
): Promise<Redecided> {
  const { edition } = standing.office;
  const { facts } = madeOn(entry.decided as Decided);
  const answered = Object.entries(facts).filter(
    ([id]) => !ofHistory.has(edition.facts[id]?.source.kind ?? 'answer'),
  );
  const known = Object.fromEntries(answered) as Facts;
  const read = factsAbout(reading, aboutCase(standing, at, known));
  const decided = await decide(edition, decision.id, read, { at });
  return { standing, decision, proposal: proposalOf(decided) };
}

/** Those that are proposed otherwise than before. */
export function changed(before: readonly Redecided[], after: readonly Redecided[]) {
  return after.flatMap((now) => {
    const was = before.find(
      ({ standing, decision }) =>
        standing.row.id === now.standing.row.id && decision.id === now.decision.id,
    );
    return was && !alike(was.proposal, now.proposal) ? [{ was, now }] : [];
  });
}

/** A proposal in words. */
export const sayProposal = ({ decision, proposal }: Redecided): Text =>
  proposal.length === 0
    ? nothing
    : both((language) =>
        proposal
          .map((outcome) => sayOutcome(decision, outcome, language))
          .join(language === 'en' ? ', ' : '、'),
      );

const nothing: Text = { 'zh-CN': '无', en: 'nothing' };
