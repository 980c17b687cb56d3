import type { DraftChanges, DraftRow, DraftView, PolicyView } from '@bitan/api';
import { documentOf, type Edition, entryOf, type Problem } from '@bitan/definitions';
import { needsAcknowledgement } from '@bitan/rules';
import type { Draft, User } from '@bitan/store';
import type { SignedIn } from '../people/signed-in.ts';
import { sayChanges } from '../said/changes.ts';
import { saySettled } from '../said/settled.ts';
import type { Review } from '../workshop/jobs.ts';
import { isOpen } from './draft.ts';
import { policyView } from './policy-view.ts';
import { isReady } from './publish.ts';

interface Parts {
  readonly draft: Draft;
  readonly users: readonly User[];
  readonly outdated: boolean;
  readonly review: Review;
  /** The edition in force. */
  readonly base: Edition;
  /** What the office itself adds to it. */
  readonly published: DraftChanges;
  readonly me: SignedIn;
}

/** A draft with what the checks say of it, and the policy as it would be. */
export function draftView(parts: Parts): DraftView {
  const { draft, users, outdated, review, base, published, me } = parts;
  const changes = draft.layer as DraftChanges;
  const { edition, proofs, examples } = review;
  return {
    ...draftRow(draft, users, outdated),
    changes,
    said: edition ? [...sayChanges(base, edition), ...saySettled(edition, published, changes)] : [],
    findings: review.problems.map((problem) => ({
      severity: problem.severity,
      code: problem.code,
      place: placeOf(problem, changes),
      message: problem.message,
      cure: problem.cure,
    })),
    invariants: proofs.map(({ invariant, result, sentence }) => ({
      id: invariant,
      title: edition?.invariants[invariant]?.title ?? { 'zh-CN': invariant, en: invariant },
      result,
      ...(sentence && { witness: sentence }),
    })),
    examples: { passed: examples.passed, failed: [...examples.failed] },
    analysis: review.findings.map(({ example, ...finding }) => ({
      key: finding.key,
      kind: finding.kind,
      result: finding.result,
      ...(finding.decision && { decision: finding.decision }),
      rules: [...finding.rules],
      ...(finding.pointer && { pointer: finding.pointer }),
      sentence: finding.sentence,
      mustBeMeant: needsAcknowledgement(finding),
      isMeant: draft.acknowledged?.includes(finding.key) ?? false,
      ...(example && { example }),
    })),
    milder: review.milder.flatMap(({ decision, result, sentence }) =>
      (result === 'milder' || result === 'undecided') && sentence
        ? [{ decision: { id: decision, title: titleOf(edition, decision) }, result, sentence }]
        : [],
    ),
    ready: isReady(review),
    ...(edition && { policy: policyView(edition, wouldBe(draft, edition)) }),
    mayEdit: mayEdit(me, draft),
    mayApprove:
      me.may.has('policy.approve') &&
      draft.status === 'submitted' &&
      draft.submittedBy !== me.user.id,
  };
}

const titleOf = (edition: Edition | undefined, decision: string) =>
  edition?.decisions[decision]?.title ?? { 'zh-CN': decision, en: decision };

/** Whether somebody may change a draft as it stands. */
export const mayEdit = (me: SignedIn, draft: Draft): boolean =>
  me.may.has('policy.edit') && isOpen(draft);

export function draftRow(draft: Draft, users: readonly User[], outdated: boolean): DraftRow {
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? '—';
  const { id, title, status, revision, createdAt, updatedAt, reason, effectiveFrom, comment } =
    draft;
  return {
    id,
    title,
    status,
    revision,
    createdAt,
    updatedAt,
    author: nameOf(draft.author),
    ...(draft.submittedBy && { submittedBy: nameOf(draft.submittedBy) }),
    ...(reason && { reason }),
    ...(effectiveFrom && { effectiveFrom }),
    ...(comment && { comment }),
    outdated,
  };
}

/** What a problem concerns: an item of the draft by its id, or else the file. */
function placeOf({ file, pointer }: Problem, changes: DraftChanges): string {
  const { parameters, decisions } = changes;
  if (file.startsWith('documents/')) return file;
  const kind = file.split('/').at(-1);
  const [, index = '', list, at = ''] = pointer.split('/');
  if (kind === 'parameters') return `parameters/${parameters[Number(index)]?.id ?? index}`;
  if (kind === 'facts' || kind === 'examples') {
    return `${kind}/${changes[kind]?.[Number(index)]?.id ?? index}`;
  }
  if (kind === 'documents') {
    const item = changes.documents?.[Number(index)];
    return `documents/${item ? documentOf(item) : index}`;
  }
  if (kind === 'calendars') return `calendars/${changes.calendars?.[Number(index)]?.year ?? index}`;
  if (kind === 'overview') {
    const item = changes.overview?.[Number(index)];
    return `overview/${item ? entryOf(item) : index}`;
  }
  if (kind !== 'decisions') return `${file}#${pointer}`;
  const overlay = decisions[Number(index)];
  const changed =
    list === 'replace' ? overlay?.replace?.[Number(at)] : overlay?.add?.[Number(at)]?.rule;
  return `rules/${overlay?.decision}/${changed?.name ?? ''}`;
}

function wouldBe(draft: Draft, edition: Edition): PolicyView['edition'] {
  return {
    id: edition.id,
    number: 0,
    title: edition.title,
    effectiveFrom: draft.effectiveFrom ?? draft.updatedAt,
    state: 'scheduled',
    publishedAt: draft.updatedAt,
    reason: draft.reason ?? draft.title,
    chain: edition.chain.map(({ id, version, title }) => ({ id, version, title })),
    changes: [],
  };
}
