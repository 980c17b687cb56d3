import type {
  Computed,
  Condition,
  DateLimit,
  FieldRules,
  FieldTexts,
  Form,
  FormNotice,
  Operation,
} from '@bitan/definitions';
import { notes } from './faults.ts';
import type { Added, Reading } from './reading.ts';

/**
 * The fields, notices and sections of a form of ours as what another form gets besides its own. Where
 * that has a name already they get another one, and what reads them reads that.
 *
 * @param form one that is sound
 * @param at where it stands in its file
 */
export function importDefinition(form: Form, at: string, reading: Reading): Operation[] {
  const names = new Map(
    Object.keys({ ...form.schema.properties, ...form.notices }).map((name) => {
      return [name, reading.fieldName(name, `${at}/schema/properties/${name}`)];
    }),
  );
  if ((form.bindings ?? []).length > 0) reading.note(`${at}/bindings`, notes.noFact);
  return form.sections.flatMap(({ title, description, fields }): Operation[] => {
    const section = reading.sectionName();
    const parts = fields.map((name): Operation => {
      const notice = form.notices?.[name];
      const field = renamed(names, name);
      if (!notice) return added(form, name, { names, section });
      return { op: 'notice', field, section, ...noticeWith(names, notice) };
    });
    return [{ op: 'section', section, title, ...(description && { description }) }, ...parts];
  });
}

type Names = ReadonlyMap<string, string>;

interface Into {
  readonly names: Names;
  readonly section: string;
}

const renamed = (names: Names, name: string): string => names.get(name) ?? name;

function added(form: Form, name: string, { names, section }: Into): Added {
  const { schema, uiSchema, texts } = form;
  const rules = form.fields?.[name];
  const ui = uiSchema?.[name];
  const columns = Object.keys(schema.properties[name]?.items?.properties ?? {}).flatMap(
    (column): [string, FieldTexts][] => {
      const said = texts?.en[`${name}.${column}`];
      return said ? [[column, said]] : [];
    },
  );
  return {
    op: 'add',
    field: renamed(names, name),
    section,
    ...(schema.required?.includes(name) && { required: true }),
    schema: schema.properties[name] ?? { type: 'string' },
    ...(ui && { ui }),
    ...(rules && { rules: rulesWith(names, rules) }),
    texts: { en: texts?.en[name] ?? {} },
    ...(columns.length > 0 && { columns: Object.fromEntries(columns) }),
  };
}

const noticeWith = (names: Names, { show, ...notice }: FormNotice): FormNotice => ({
  ...notice,
  ...(show && { show: conditionWith(names, show) }),
});

/** What reads other fields reads them by their new names; what is the office's own nobody locked. */
function rulesWith(names: Names, { locked: _, ...rules }: FieldRules): FieldRules {
  const { show, requireWhen, computed, earliest, latest } = rules;
  const limits = (all: readonly DateLimit[]) =>
    all.map((one) => (one.kind === 'field' ? { ...one, field: renamed(names, one.field) } : one));
  return {
    ...rules,
    ...(show && { show: conditionWith(names, show) }),
    ...(requireWhen && { requireWhen: conditionWith(names, requireWhen) }),
    ...(computed && { computed: computedWith(names, computed) }),
    ...(earliest && { earliest: limits(earliest) }),
    ...(latest && { latest: limits(latest) }),
  };
}

function conditionWith(names: Names, condition: Condition): Condition {
  const within = (one: Condition) => conditionWith(names, one);
  if ('all' in condition) return { all: condition.all.map(within) };
  if ('any' in condition) return { any: condition.any.map(within) };
  if ('not' in condition) return { not: within(condition.not) };
  const field = condition.fact.slice('answer:'.length);
  return { ...condition, fact: `answer:${renamed(names, field)}` };
}

function computedWith(names: Names, computed: Computed): Computed {
  const of = (name: string) => renamed(names, name);
  switch (computed.kind) {
    case 'sum':
      return { ...computed, of: computed.of.map((one) => ({ ...one, field: of(one.field) })) };
    case 'rows':
    case 'share':
      return { ...computed, field: of(computed.field) };
    case 'days':
      return { ...computed, from: of(computed.from), to: of(computed.to) };
    case 'points': {
      const weights = Object.entries(computed.weights).map(([field, one]) => [of(field), one]);
      return { ...computed, weights: Object.fromEntries(weights) };
    }
  }
}
