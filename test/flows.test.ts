import { fileURLToPath } from 'node:url';
import { type Action, type Fact, type Form, ranked, type Workflow } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { compileForm } from '@bitan/forms';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf, walk } from './play/walk.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const national = resolve(await loadChain(root, 'national'));
const flows = Object.values(national.workflows);
const petition = flowOf('petition-talk');
const actions = flows.flatMap(actionsOf);

/** The paperwork of the field (D1–D26; the last two are made of many cases) and where it is kept. */
const documents: Record<string, readonly string[]> = {
  D1: ['petition'],
  D2: ['disposition'],
  D3: ['disposition', 'talk-plan'],
  D4: ['talk-plan'],
  D5: ['talk-outline'],
  D6: ['talk-notice'],
  D7: ['talk-record'],
  D8: ['talk-record'],
  D9: ['inquiry-letter', 'letter-delivery'],
  D10: ['explanation'],
  D11: ['explanation', 'appointment-record'],
  D12: ['review-first', 'review-second'],
  D13: ['conclusion'],
  D14: ['acceptance-feedback'],
  D15: ['measure'],
  D16: ['rectification-notice'],
  D17: ['rectification-report'],
  D18: ['inspection'],
  D19: ['visit'],
  D20: ['release', 'release-notice'],
  D21: ['transfer'],
  D22: ['accountability'],
  D23: ['self-criticism'],
  D24: ['clarification'],
  D25: ['acceptance-notice', 'result-notice'],
  D26: ['filing'],
};

describe('the forms of the base pack', () => {
  const forms = Object.values(national.forms);

  it.each(Object.entries(documents))('keep %s in the form %s of some action', (_, kept) => {
    expect(kept.filter((form) => !actions.some((action) => action.form === form))).toEqual([]);
  });

  it('are each used, by an action, for a record or for a sample', () => {
    const samples = flows.flatMap(({ samples = [] }) => samples);
    const used = [...actions, ...samples, ...Object.values(national.registers)].map(
      ({ form }) => form,
    );
    expect(forms.map(({ id }) => id).filter((id) => !used.includes(id))).toEqual([]);
  });

  it.each(forms.map((form) => [form.id, form] as const))('%s: speaks both languages', (_, form) => {
    expect(textsOf(form, 'zh-CN').filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect(textsOf(form, 'en').filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe('the facts of the base pack', () => {
  const facts = Object.values(national.facts);
  const from = (kind: Fact['source']['kind']) =>
    facts.filter(({ source }) => source.kind === kind).map(({ id }) => id);

  it('that are answered can be answered in some form of a flow', () => {
    const bound = actions.flatMap(({ form }) => national.forms[form ?? '']?.bindings ?? []);
    const answered = bound.map(({ fact }) => fact);
    expect(from('answer').filter((id) => !answered.includes(id))).toEqual([]);
  });

  it('that are set are set by some action or stage', () => {
    const stages = flows.flatMap((flow) => flow.stages);
    const set = [...actions, ...stages].flatMap(({ sets }) => Object.keys(sets ?? {}));
    expect(from('set').filter((id) => !set.includes(id))).toEqual([]);
  });

  it('that are read from a record can be filled in there', () => {
    const recorded = facts.flatMap(({ id, source }) =>
      source.kind === 'person' || source.kind === 'unit' ? [{ id, ...source }] : [],
    );
    const fieldsOf = (kind: string) =>
      national.forms[national.registers[kind]?.form ?? '']?.schema.properties ?? {};
    expect(recorded.filter(({ kind, field }) => !(field in fieldsOf(kind)))).toEqual([]);
  });
});

describe('the registers of the base pack', () => {
  const entries = Object.values(national.registers).filter(({ kind }) => kind === 'entry');

  it.each(entries.map((register) => [register.id, register] as const))(
    '%s: every field is written by some action, or on a pattern that was seen',
    (id, { fields }) => {
      const offers = flows.flatMap(({ patterns = [] }) => patterns.flatMap((one) => one.offers));
      const noted = offers.flatMap(({ write }) =>
        write ? [{ ...write, values: { ...write.values, [write.note]: '' } }] : [],
      );
      const writes = [...actions.flatMap((action) => action.writes ?? []), ...noted].filter(
        ({ register }) => register === id,
      );
      const written = writes.flatMap(({ values }) => Object.keys(values));
      expect(fields.map((field) => field.id).filter((field) => !written.includes(field))).toEqual(
        [],
      );
    },
  );
});

describe('the types of case', () => {
  it('are offered by their rank, petitions first', () => {
    const ranks = ranked(national).map(({ rank = Number.POSITIVE_INFINITY }) => rank);
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    expect(ranked(national)[0]).toBe(petition);
  });
});

describe('the flow of a petition', () => {
  it('has the six phases of the source, and then the archive', () => {
    expect(petition.phases.map(({ title }) => title['zh-CN'])).toEqual([
      '线索处理',
      '初步核查',
      '谈话提醒',
      '督促整改',
      '解除提醒',
      '追究问责',
      '归档与结果运用',
    ]);
  });

  const accepted = { register: 'accept', 'rate-intensity': 'ordinary' };
  const talked = 'received screening classification prepare-talk explanation review';

  it.each<[string, Record<string, string | string[]>, string]>([
    [
      'a talk, a measure and its lifting',
      { 'propose-disposition': 'talk', conclude: 'measure', 'decide-measure': 'none' },
      `${talked} measure rectification inspection visiting release result-use filing filed`,
    ],
    [
      'a letter that is accepted',
      { 'propose-disposition': 'letter', conclude: 'accept' },
      'received screening classification prepare-letter awaiting-reply review acceptance result-use filing filed',
    ],
    [
      'a second round, and a check after it',
      { 'propose-disposition': 'talk', conclude: ['secondRound', 'verify', 'clarify'] },
      `${talked} prepare-talk explanation review reverification review clarification result-use filing filed`,
    ],
    [
      'a strong report that is screened jointly, and a check that finds a violation',
      { 'rate-intensity': 'strong', 'propose-disposition': 'verify', 'record-check': 'true' },
      'received screening joint-screening classification verification transfer transferred',
    ],
    [
      'a check that finds none, and the talk that is still due',
      { 'propose-disposition': ['verify', 'talk'], 'record-check': 'false', conclude: 'transfer' },
      `received screening classification verification ${talked.replace('received ', '')} transfer transferred`,
    ],
    [
      'a rectification that fails',
      {
        'propose-disposition': 'talk',
        conclude: 'measure',
        'decide-measure': 'admonish',
        inspect: 'failed',
      },
      `${talked} measure rectification inspection accountability result-use filing filed`,
    ],
    ['a duplicate', { register: 'keepDuplicate' }, 'kept'],
    ['a matter of the level below', { register: 'transferLower' }, 'handing-down transferred-down'],
    [
      'a matter of the level above',
      { register: 'deliverToSuperior' },
      'delivering-up delivered-up',
    ],
  ])('leads through %s', (_, chosen, stages) => {
    expect(
      walk(national, petition, choosing({ ...accepted, inspect: 'passed', ...chosen })),
    ).toEqual(stages.split(' '));
  });

  it('approves every disposition, plan, letter, conclusion and measure by another person', () => {
    const approved = actionsOf(petition).filter(({ approval }) => approval?.when === 'always');
    expect(approved.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'propose-disposition',
        'plan-talk',
        'issue-letter',
        'conclude',
        'decide-measure',
        'decide-release',
        'propose-accountability',
      ]),
    );
  });
});

describe('every flow', () => {
  it.each(flows.map(({ id }) => id))('%s: never leaves a case with nothing to do', (id) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const choose = (action: Action) => {
          const choices = choicesOf(action);
          return choices[numbers.next().value % choices.length];
        };
        const last = walk(national, flowOf(id), choose, 2000).at(-1);
        expect(flowOf(id).stages.find((stage) => stage.id === last)?.final).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

function flowOf(id: string): Workflow {
  const flow = national.workflows[id];
  if (!flow) throw new Error(`there is no flow ${id}`);
  return flow;
}

function actionsOf({ start, stages, anytime = [] }: Workflow): Action[] {
  return [start, ...stages.flatMap(({ actions = [] }) => actions), ...anytime];
}

/** Chooses as written down; a list is used up in order, and where nothing is written the first. */
function choosing(written: Record<string, string | string[]>) {
  const left = structuredClone(written);
  return (action: Action) => {
    const next = left[action.id];
    return (Array.isArray(next) ? next.shift() : next) ?? choicesOf(action)[0];
  };
}

/** Every title of a compiled form. */
function textsOf(form: Form, language: 'zh-CN' | 'en'): string[] {
  const { title, sections, fields } = compileForm(form, language);
  const inside = JSON.stringify(fields).matchAll(/"title":"([^"]*)"/g);
  return [
    title,
    ...sections.map((section) => section.title),
    ...[...inside].map(([, one = '']) => one),
  ];
}
