import { changedDocument } from './changed-document.ts';
import { checkDocumentChange } from './document-change.ts';
import { layeredRules } from './layered-rules.ts';
import type { Calendar } from './model/calendar.ts';
import type { Decision, DecisionOverlay, Rule } from './model/decision.ts';
import type { Document, DocumentChange } from './model/document.ts';
import type { Edition, Provenance } from './model/edition.ts';
import type { OverviewChange, OverviewEntry } from './model/overview.ts';
import type { Kind, Pack } from './model/pack.ts';
import type { Parameter, ParameterOverride, Topic } from './model/parameter.ts';
import { applyOverlay } from './overlay.ts';
import { changedEntry } from './overview.ts';
import { type Place, placeOf, problem, type Said, unknown, within } from './place.ts';
import type { Problem } from './problem.ts';
import { checkOverride, overridden } from './tighten.ts';

/** What a chain of packs gives when they are put on top of one another. */
export interface Merged {
  readonly edition: Omit<Edition, 'id'>;
  readonly placeOf: (key: string) => Place;
  readonly problems: Problem[];
}

type Origin = { -readonly [K in keyof Provenance]: Provenance[K] };
type Lists = { -readonly [K in keyof Omit<Edition, 'id'>]: Edition[K] };

/** Puts packs on top of one another, from the top: below may add and tighten, never loosen. */
export function merge(chain: readonly Pack[]): Merged {
  const merging = new Merging();
  for (const pack of chain) merging.add(pack);
  const last = chain.at(-1);
  if (!last) throw new Error('a chain has at least one pack');
  const { id, level, title } = last.manifest;
  return {
    edition: {
      pack: id,
      level,
      title,
      chain: chain.map(({ manifest }) => ({
        id: manifest.id,
        version: manifest.version,
        title: manifest.title,
      })),
      ...merging.lists(),
      provenance: sorted(merging.origins),
    },
    placeOf: (key) => merging.places.get(key) ?? { file: id, pointer: '' },
    problems: merging.problems,
  };
}

class Merging {
  readonly items = new Map<Kind, Map<string, object>>();
  readonly origins = new Map<string, Origin>();
  readonly places = new Map<string, Place>();
  readonly problems: Problem[] = [];

  add(pack: Pack): void {
    for (const kind of plainKinds) {
      for (const [i, item] of pack[kind].entries())
        this.define(pack, kind, keyOf(item), item, placeOf(pack, kind, i));
    }
    for (const [i, item] of pack.calendars.entries())
      this.calendar(pack, item, placeOf(pack, 'calendars', i));
    for (const [i, item] of pack.parameters.entries())
      this.parameter(pack, item, placeOf(pack, 'parameters', i));
    for (const [i, item] of pack.decisions.entries())
      this.decision(pack, item, placeOf(pack, 'decisions', i));
    for (const [i, overlay] of pack.overlays.entries()) this.overlay(pack, i, overlay);
    for (const [i, item] of pack.documents.entries())
      this.document(pack, item, placeOf(pack, 'documents', i));
    for (const [i, item] of pack.overview.entries())
      this.overviewEntry(pack, item, placeOf(pack, 'overview', i));
  }

  lists(): Omit<Lists, 'pack' | 'level' | 'title' | 'chain' | 'provenance'> {
    const record = <T>(kind: Kind) =>
      sorted(this.items.get(kind) ?? new Map()) as Record<string, T>;
    return {
      facts: record('facts'),
      topics: [...(this.items.get('topics')?.values() ?? [])] as Topic[],
      parameters: record('parameters'),
      decisions: record('decisions'),
      invariants: record('invariants'),
      workflows: record('workflows'),
      registers: record('registers'),
      roles: record('roles'),
      forms: record('forms'),
      documents: record('documents'),
      overview: record('overview'),
      calendars: Object.values(record('calendars')),
      examples: Object.values(record('examples')),
    };
  }

  private define(pack: Pack, kind: Kind, id: string, item: object, place: Place): void {
    const list = this.items.get(kind) ?? new Map<string, object>();
    this.items.set(kind, list);
    if (list.has(id)) {
      this.problems.push(problem('item.redefined', place, redefined(id)));
      return;
    }
    list.set(id, item);
    const key = `${kind}/${id}`;
    this.places.set(key, place);
    const locked = 'locked' in item && item.locked === true;
    this.origins.set(key, {
      definedBy: pack.manifest.id,
      changedBy: [],
      ...(locked && { lockedBy: pack.manifest.id }),
    });
  }

  /** A level below may have days of its own in a year: they stand in place of those from above. */
  private calendar(pack: Pack, item: Calendar, place: Place): void {
    const list = this.items.get('calendars');
    const id = String(item.year);
    if (!list?.has(id)) return this.define(pack, 'calendars', id, item, place);
    list.set(id, item);
    this.places.set(`calendars/${id}`, place);
    this.change(`calendars/${id}`, {}, pack.manifest.id);
  }

  private parameter(pack: Pack, item: Parameter | ParameterOverride, place: Place): void {
    const { id } = pack.manifest;
    if ('type' in item) {
      this.define(pack, 'parameters', item.id, item, place);
      this.change(`parameters/${item.id}`, { values: [{ pack: id, value: item.value }] });
      return;
    }
    const list = this.items.get('parameters') as Map<string, Parameter> | undefined;
    const above = list?.get(item.id);
    if (!list || !above) {
      this.problems.push(
        unknown(
          'parameter.unknown',
          within(place, 'id'),
          ['参数', 'parameter'],
          item.id,
          list?.keys() ?? [],
        ),
      );
      return;
    }
    const found = checkOverride(above, item, place);
    this.problems.push(...found);
    if (found.length > 0) return;
    list.set(item.id, overridden(above, item));
    const key = `parameters/${item.id}`;
    this.places.set(key, place);
    const values = [...(this.origins.get(key)?.values ?? []), { pack: id, value: item.value }];
    this.change(key, { values, ...(item.locked && { lockedBy: id }) }, id);
  }

  private decision(pack: Pack, item: Decision | DecisionOverlay, place: Place): void {
    if ('decision' in item) return this.decisionOverlay(pack, item, place);
    this.define(pack, 'decisions', item.id, item, place);
    for (const [i, rule] of item.rules.entries())
      this.rule(pack, item.id, rule, within(place, 'rules', i));
  }

  private rule(pack: Pack, decision: string, rule: Rule, place: Place): void {
    const key = `rules/${decision}/${rule.name}`;
    const { id } = pack.manifest;
    if (!this.places.has(key))
      this.origins.set(key, { definedBy: id, changedBy: [], ...(rule.locked && { lockedBy: id }) });
    this.places.set(key, place);
  }

  private decisionOverlay(pack: Pack, overlay: DecisionOverlay, place: Place): void {
    const list = this.items.get('decisions') as Map<string, Decision> | undefined;
    const above = list?.get(overlay.decision);
    if (!list || !above) {
      this.problems.push(
        unknown(
          'decision.unknown',
          within(place, 'decision'),
          ['判断', 'decision'],
          overlay.decision,
          list?.keys() ?? [],
        ),
      );
      return;
    }
    const { rules, problems } = layeredRules(above, overlay, place);
    this.problems.push(...problems);
    if (problems.length > 0) return;
    list.set(overlay.decision, { ...above, rules });
    const { id } = pack.manifest;
    this.change(`decisions/${overlay.decision}`, {}, id);
    for (const [i, { rule }] of (overlay.add ?? []).entries()) {
      this.rule(pack, overlay.decision, rule, within(place, 'add', i, 'rule'));
    }
    for (const [i, rule] of (overlay.replace ?? []).entries()) {
      this.rule(pack, overlay.decision, rule, within(place, 'replace', i));
      this.change(`rules/${overlay.decision}/${rule.name}`, {}, id);
    }
  }

  private overlay(pack: Pack, index: number, overlay: Pack['overlays'][number]): void {
    const place = placeOf(pack, 'overlays', index);
    const list = this.items.get('forms') as Map<string, Pack['forms'][number]> | undefined;
    const form = list?.get(overlay.form);
    if (!list || !form) {
      this.problems.push(
        unknown(
          'overlay.form',
          within(place, 'form'),
          ['表单', 'form'],
          overlay.form,
          list?.keys() ?? [],
        ),
      );
      return;
    }
    const applied = applyOverlay(form, overlay, place);
    this.problems.push(...applied.problems);
    list.set(overlay.form, applied.form);
    const key = `forms/${overlay.form}`;
    const { id } = pack.manifest;
    // On what it was last seen is of no meaning for what holds.
    const { base: _, ...said } = overlay;
    const overlays = [...(this.origins.get(key)?.overlays ?? []), { pack: id, overlay: said }];
    this.change(key, { overlays }, id);
  }

  private document(pack: Pack, item: Document | DocumentChange, place: Place): void {
    if (!('document' in item)) return this.define(pack, 'documents', item.id, item, place);
    const list = this.items.get('documents') as Map<string, Document> | undefined;
    const above = list?.get(item.document);
    const at = within(place, 'document');
    if (!list || !above) {
      const known = list?.keys() ?? [];
      const what = ['文书', 'document'] as const;
      this.problems.push(unknown('document.unknown', at, what, item.document, known));
      return;
    }
    const found = checkDocumentChange(above, item, place);
    this.problems.push(...found);
    if (found.length > 0) return;
    list.set(item.document, changedDocument(above, item));
    const key = `documents/${item.document}`;
    const { id } = pack.manifest;
    this.places.set(key, place);
    this.change(key, item.locked ? { lockedBy: id } : {}, id);
  }

  private overviewEntry(pack: Pack, item: OverviewEntry | OverviewChange, place: Place): void {
    if (!('entry' in item)) return this.define(pack, 'overview', item.id, item, place);
    const { entry } = item;
    const list = this.items.get('overview') as Map<string, OverviewEntry> | undefined;
    const above = list?.get(entry);
    const at = within(place, 'entry');
    if (!list || !above) {
      const what = ['概览项', 'entry of the overview'] as const;
      this.problems.push(unknown('overview.unknown', at, what, entry, list?.keys() ?? []));
      return;
    }
    if (above.locked) {
      this.problems.push(problem('overview.locked', at, lockedEntry(above)));
      return;
    }
    list.set(entry, changedEntry(above, item));
    const { id } = pack.manifest;
    this.change(`overview/${entry}`, item.locked ? { lockedBy: id } : {}, id);
  }

  private change(key: string, what: Partial<Origin>, by?: string): void {
    const origin = this.origins.get(key);
    if (!origin) return;
    const changedBy = by === undefined ? origin.changedBy : [...origin.changedBy, by];
    this.origins.set(key, { ...origin, ...what, changedBy });
  }
}

const plainKinds = [
  'facts',
  'topics',
  'invariants',
  'workflows',
  'registers',
  'roles',
  'examples',
  'forms',
] as const;

const lockedEntry = ({ title }: OverviewEntry): Said => [
  `上级锁定了概览项「${title['zh-CN']}」。`,
  `The level above locked “${title.en}” of the overview.`,
  '请删除这项修改，或另设一项。',
  'Delete this change, or add an entry of your own.',
];

const keyOf = (item: object): string => String((item as { id?: unknown }).id);

function sorted<T>(map: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const redefined = (id: string): Said => [
  `「${id}」已有定义。`,
  `“${id}” is defined already.`,
  '下级不能重新定义；请换一个标识，或用覆盖方式修改。',
  'It cannot be defined again: choose another id, or change it through an overlay.',
];
