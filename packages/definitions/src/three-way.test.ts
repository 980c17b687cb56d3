import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike } from './canonical.ts';
import type { Form } from './model/form.ts';
import type { Operation, Overlay } from './model/overlay.ts';
import { applyOverlay } from './overlay.ts';
import { textsOf } from './overlay-edits.ts';
import { isOfSection } from './overlay-sections.ts';
import { generatedForms, nextBaseOf, overlaysOn } from './testing-forms.ts';
import { richOperationsOn } from './testing-rich-forms.ts';
import { type Standing, type ThreeWay, threeWay } from './three-way.ts';
import { anchorsFor, type Settlement, settleOverlay, waysOf } from './three-way-settle.ts';

const place = { file: '', pointer: '' };
const said = (text: string) => ({ 'zh-CN': text, en: text });

/** A form, an overlay that fits on it, and what the level above made of the form. */
const given: fc.Arbitrary<ThreeWay> = generatedForms.chain((was) =>
  fc.record({
    was: fc.constant(was),
    is: nextBaseOf(was),
    overlay: overlaysOn(was, richOperationsOn(was)),
  }),
);
const bySettling = (all: ThreeWay, pick: (standing: Standing) => Settlement) =>
  settleOverlay(
    all,
    new Map(
      threeWay(all)
        .filter(({ state }) => state !== 'clean')
        .map((one) => [one.index, pick(one)]),
    ),
  );

describe('the three-way report on an overlay', () => {
  it('finds everything clean where the base did not change', () => {
    fc.assert(
      fc.property(given, ({ was, overlay }) => {
        const states = threeWay({ was, is: was, overlay }).map(({ state }) => state);
        expect(states.every((state) => state === 'clean')).toBe(true);
      }),
    );
  });

  it('names every operation once, and what it finds clean applies and means what was meant', () => {
    fc.assert(
      fc.property(given, (all) => {
        const report = threeWay(all);
        expect(report.map(({ operation }) => operation)).toEqual(all.overlay.operations);
        const operations = report
          .filter(({ state }) => state === 'clean')
          .map(({ operation }) => operation);
        const { form, problems } = applyOverlay(all.is, { ...all.overlay, operations }, place);
        expect(problems).toEqual([]);
        for (const [i, one] of operations.entries()) {
          const isLast = !operations.slice(i + 1).some((later) => isOfTheSame(later, one));
          if (isLast) expect(isMeant(form, one), JSON.stringify(one)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of what can be said in another order', () => {
    const shuffled = given.chain((all) =>
      fc.record({
        all: fc.constant(all),
        operations: fc.shuffledSubarray([...all.overlay.operations], {
          minLength: all.overlay.operations.length,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ all, operations }) => {
        const overlay = { ...all.overlay, operations };
        const same = applyOverlay(all.was, all.overlay, place).form;
        const other = applyOverlay(all.was, overlay, place);
        fc.pre(other.problems.length === 0 && alike(same, other.form));
        const states = (report: Standing[]) =>
          new Map(report.map(({ operation, state }) => [JSON.stringify(operation), state]));
        expect(states(threeWay({ ...all, overlay }))).toEqual(states(threeWay(all)));
      }),
      { numRuns: 150 },
    );
  });

  it('loses nothing that nobody let go: what is left and what was dropped are all there was', () => {
    fc.assert(
      fc.property(given, (all) => {
        const { overlay, dropped } = bySettling(all, () => 'theirs');
        const left = overlay?.operations ?? [];
        expect(left.length + dropped.length).toBe(all.overlay.operations.length);
        const undecided = settleOverlay(all, new Map());
        expect(undecided.overlay?.operations ?? []).toEqual(all.overlay.operations);
        expect(undecided.dropped).toEqual([]);
      }),
    );
  });

  it('fits on the new base in whatever way it is settled', () => {
    fc.assert(
      fc.property(given, fc.nat(5), (all, n) => {
        const { overlay, open } = bySettling(all, (standing) => {
          const ways = waysOf(all, standing).filter((way) => way === 'mine' || way === 'theirs');
          return (ways[n % ways.length] ?? 'theirs') as Settlement;
        });
        expect(open).toEqual([]);
        if (overlay) expect(applyOverlay(all.is, overlay, place).problems).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('can be tied to another field, or put into another place', () => {
    fc.assert(
      fc.property(given, (all) => {
        const section = all.is.sections[1]?.id ?? '';
        const { overlay } = bySettling(all, (standing) => {
          const ways = waysOf(all, standing);
          if (ways.includes('place')) return { section };
          const [field] = ways.includes('field')
            ? anchorsFor(all.is, all.overlay, standing.operation)
            : [];
          return field === undefined ? 'theirs' : { field };
        });
        if (!overlay) return;
        const { problems } = applyOverlay(all.is, overlay, place);
        expect(problems.filter(({ code }) => /anchor|section/.test(code))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** Whether two operations are about the same field or notice, or about the same section. */
function isOfTheSame(one: Operation, other: Operation): boolean {
  if (isOfSection(one) || isOfSection(other))
    return isOfSection(one) && isOfSection(other) && one.section === other.section;
  return one.field === other.field;
}

/** Whether the changed form has what an operation says. */
function isMeant(form: Form, one: Operation): boolean {
  if (isOfSection(one)) {
    const section = form.sections.find(({ id }) => id === one.section);
    if (one.op === 'arrange' || one.title === undefined) return section !== undefined;
    return alike(section?.title, one.title);
  }
  const schema = form.schema.properties[one.field];
  const stands = (section: string) =>
    form.sections.find(({ id }) => id === section)?.fields.includes(one.field) ?? false;
  switch (one.op) {
    case 'add':
      return alike(schema, one.schema) && stands(one.section);
    case 'relabel':
      return one.title === undefined || alike(textsOf(form, one.field).title, one.title);
    case 'tighten':
      return !one.to.required || form.schema.required?.includes(one.field) === true;
    case 'hide':
      return schema === undefined;
    case 'reorder':
      return stands(one.section);
    case 'setDefault':
      return schema?.default === one.value;
    case 'notice':
      return alike(form.notices?.[one.field]?.text, one.text) && stands(one.section);
  }
}

describe('a change by both', () => {
  const form: Form = {
    id: 'lead',
    title: said('lead'),
    schema: {
      type: 'object',
      properties: {
        source: { type: 'string', title: '来源', maxLength: 100 },
        kind: { type: 'string', title: '类别', oneOf: ['a', 'b', 'c'].map(choice) },
        on: { type: 'string', format: 'date', title: '日期' },
      },
      required: [],
      additionalProperties: false,
    },
    sections: [
      { id: 's', title: said('s'), fields: ['source', 'kind'] },
      { id: 't', title: said('t'), fields: ['on'] },
    ],
    texts: { en: { source: { title: 'Source' }, kind: { title: 'Kind' }, on: { title: 'Day' } } },
  };
  const states = (is: Form, ...operations: Operation[]) =>
    threeWay({ was: form, is, overlay: { form: form.id, operations } }).map(
      ({ state, why }) => `${state}${why ? ` ${why}` : ''}`,
    );
  const { properties } = form.schema;
  const withProperties = (more: Partial<Form['schema']['properties']>): Form => ({
    ...form,
    schema: { ...form.schema, properties: { ...properties, ...more } as typeof properties },
  });
  const relabel: Operation = { op: 'relabel', field: 'source', title: said('渠道') };

  it('of a title is a conflict, unless both say the same', () => {
    const renamed = (title: string) =>
      withProperties({ source: { type: 'string', title, maxLength: 100 } });
    expect(states(renamed('线索来源'), relabel)).toEqual(['conflict text']);
    expect(
      states({ ...renamed('渠道'), texts: { en: { source: { title: '渠道' } } } }, relabel),
    ).toEqual(['clean']);
  });

  it('of a limit is a conflict; mine stays only as far as it is not looser', () => {
    const is = withProperties({ source: { type: 'string', title: '来源', maxLength: 40 } });
    const tighten: Operation = {
      op: 'tighten',
      field: 'source',
      to: { maxLength: 60, minLength: 2 },
    };
    expect(states(is, tighten)).toEqual(['conflict limit']);
    const overlay: Overlay = { form: 'lead', operations: [tighten] };
    const settled = settleOverlay({ was: form, is, overlay }, new Map([[0, 'mine']]));
    expect(settled.overlay?.operations).toEqual([{ ...tighten, to: { minLength: 2 } }]);
  });

  it('that lost its field is not tied to one that is hidden here', () => {
    const gone: Operation = { op: 'setDefault', field: 'gone', value: '线索' };
    const hide: Operation = { op: 'hide', field: 'source' };
    const anchors = (...operations: Operation[]) =>
      anchorsFor(form, { form: form.id, operations }, gone);
    expect(anchors(gone)).toContain('source');
    expect(anchors(gone, hide)).not.toContain('source');
  });

  it('of choices asks whether a new one is allowed here, and drops one that is gone', () => {
    const offers = (...all: string[]) =>
      withProperties({ kind: { type: 'string', title: '类别', oneOf: all.map(choice) } });
    const only: Operation = { op: 'tighten', field: 'kind', to: { options: ['a', 'b'] } };
    expect(states(offers('a', 'b', 'c', 'd'), only)).toEqual(['conflict choices']);
    expect(states(offers('a', 'b'), only)).toEqual(['clean']);
    expect(states(offers('c', 'd'), only)).toEqual(['lost choice']);
  });

  it('is a conflict where the base now has a field of the same name; mine gets another', () => {
    const is = withProperties({ own1: { type: 'string', title: '新' } });
    const at = { ...is, sections: [{ ...form.sections[0], fields: ['source', 'kind', 'own1'] }] };
    const add: Operation = {
      op: 'add',
      field: 'own1',
      section: 's',
      schema: { type: 'boolean', title: '本地' },
      texts: { en: { title: 'Local' } },
    };
    const behind: Operation = { op: 'reorder', field: 'kind', section: 's', after: 'own1' };
    const overlay: Overlay = { form: 'lead', operations: [add, behind] };
    const all = { was: form, is: at as Form, overlay };
    expect(threeWay(all).map(({ state }) => state)).toEqual(['conflict', 'clean']);
    expect(settleOverlay(all, new Map([[0, 'mine']])).overlay?.operations).toEqual([
      { ...add, field: 'own12' },
      { ...behind, after: 'own12' },
    ]);
  });

  it('is lost with its field, and keeps what it said', () => {
    const { source: _, ...left } = properties;
    const is: Form = {
      ...form,
      schema: { ...form.schema, properties: left },
      sections: [{ id: 's', title: said('s'), fields: ['kind'] }],
    };
    const moved: Operation = { op: 'reorder', field: 'kind', section: 's', after: 'source' };
    expect(states(is, relabel, moved)).toEqual(['lost field', 'lost anchor']);
    const overlay: Overlay = { form: 'lead', operations: [relabel] };
    const tied = settleOverlay({ was: form, is, overlay }, new Map([[0, { field: 'kind' }]]));
    expect(tied.overlay?.operations).toEqual([{ ...relabel, field: 'kind' }]);
  });
});

function choice(value: string) {
  return { const: value, title: value };
}
