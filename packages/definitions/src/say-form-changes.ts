import { alike } from './canonical.ts';
import { verbs, words } from './form-change-words.ts';
import type { Form } from './model/form.ts';
import { both, joined, type Text } from './model/text.ts';
import { fieldChanges } from './say-field-changes.ts';
import { fieldTitle } from './say-form-condition.ts';

/** What is different in a form, one sentence for each field: `表单「线索」字段「来源」：必填 否→是`. */
export const sayFormChanges = (before: Form, after: Form): Text[] =>
  formChanges(before, after).map(({ said }) => of(after, said));

/** One thing that is different in a form. */
export interface FormChange {
  readonly kind: 'form' | 'section' | 'field' | 'notice' | 'order';
  /** The field that it is about. */
  readonly field?: string;
  readonly said: Text;
}

/** What is different in a form: its own texts, its sections, its fields, their order. */
export function formChanges(before: Form, after: Form): FormChange[] {
  const fields = new Set([
    ...Object.keys(after.schema.properties),
    ...Object.keys(before.schema.properties),
  ]);
  const said = [...fields].flatMap((field): FormChange[] => {
    const changes = fieldChanges(before, after, field);
    if (changes.length === 0) return [];
    return [{ kind: 'field', field, said: fieldOf(before, after, field, joined(changes)) }];
  });
  return [
    ...formTexts(before, after),
    ...sectionChanges(before, after),
    ...said,
    ...noticeChanges(before, after),
    ...(isReordered(before, after)
      ? [{ kind: 'order' as const, said: reordered(before, after) }]
      : []),
  ];
}

function noticeChanges(before: Form, after: Form): FormChange[] {
  const [was, is] = [before.notices ?? {}, after.notices ?? {}];
  const ids = new Set([...Object.keys(is), ...Object.keys(was)]);
  return [...ids].flatMap((id): FormChange[] => {
    const [old, now] = [was[id], is[id]];
    if (alike(old, now)) return [];
    const what = !now ? verbs.removed : !old ? verbs.added : verbs.changed;
    const text = (now ?? old)?.text ?? { 'zh-CN': id, en: id };
    return [{ kind: 'notice', said: named(words.notice, text, what) }];
  });
}

function formTexts(before: Form, after: Form): FormChange[] {
  const renamed = alike(before.title, after.title)
    ? []
    : [both((language) => words.renamed[language](after.title[language]))];
  const explained = alike(before.description, after.description)
    ? []
    : [
        both((language) =>
          words.help[language](after.description?.[language] ?? words.none[language]),
        ),
      ];
  return [...renamed, ...explained].map((said) => ({ kind: 'form', said }));
}

function sectionChanges(before: Form, after: Form): FormChange[] {
  const [was, is] = [before, after].map(
    ({ sections }) => new Map(sections.map((one) => [one.id, one])),
  );
  const ids = new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])]);
  return [...ids].flatMap((id): FormChange[] => {
    const [old, now] = [was?.get(id), is?.get(id)];
    const what = !now
      ? [verbs.removed]
      : !old
        ? [verbs.added]
        : alike(old.title, now.title)
          ? []
          : [both((language) => words.renamed[language](now.title[language]))];
    const explained =
      old && now && !alike(old.description, now.description)
        ? [
            both((language) =>
              words.help[language](now.description?.[language] ?? words.none[language]),
            ),
          ]
        : [];
    const title = (old ?? now)?.title ?? { 'zh-CN': id, en: id };
    return [...what, ...explained].map((one) => ({
      kind: 'section',
      said: named(words.sectionName, title, one),
    }));
  });
}

/** Whether the fields that both have stand in another order within their sections. */
function isReordered(before: Form, after: Form): boolean {
  return !alike(orderIn(before, after), orderIn(after, before));
}

function orderIn(form: Form, other: Form): unknown {
  const home = (one: Form, field: string) =>
    one.sections.find(({ fields }) => fields.includes(field))?.id;
  return form.sections
    .flatMap(({ id, fields }) => {
      const shared = fields.filter((field) => home(other, field) === id);
      return shared.length > 0 ? [[id, shared]] : [];
    })
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

const reordered = (before: Form, after: Form): Text => {
  const moved = after.sections.flatMap(({ id, fields }) => {
    const old = before.sections.find((one) => one.id === id)?.fields ?? [];
    const shared = fields.filter((field) => old.includes(field));
    const was = old.filter((field) => shared.includes(field));
    return shared.some((field, i) => field !== was[i]) ? shared : [];
  });
  return both((language) =>
    words.order[language](
      moved
        .map((field) => fieldTitle(after, field, language))
        .slice(0, 8)
        .join(language === 'en' ? ', ' : '、'),
    ),
  );
};

const fieldOf = (before: Form, after: Form, field: string, what: Text): Text => {
  const form = field in before.schema.properties ? before : after;
  return named(
    words.field,
    both((language) => fieldTitle(form, field, language)),
    what,
  );
};

const named = (kind: Text, title: Text, what: Text): Text => ({
  'zh-CN': `${kind['zh-CN']}「${title['zh-CN']}」：${what['zh-CN']}`,
  en: `${kind.en} “${title.en}”: ${what.en}`,
});

const of = ({ title }: Form, what: Text): Text => ({
  'zh-CN': `表单「${title['zh-CN']}」${what['zh-CN']}`,
  en: `Form “${title.en}”, ${what.en}`,
});
