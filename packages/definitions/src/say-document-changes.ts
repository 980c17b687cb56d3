import { alike } from './canonical.ts';
import type { Document } from './model/document.ts';
import type { Edition } from './model/edition.ts';
import { both, type Language, type Text } from './model/text.ts';
import { allActions } from './workflows.ts';

/** What the parts of a document are called after. */
export type DocumentNames = Pick<Edition, 'workflows' | 'roles'>;

/**
 * What a document has otherwise than it was, one sentence for each thing, with the value before:
 * `文号 〔{year}〕{n}号→函〔{year}〕{n}号`. Empty where nothing is.
 */
export function sayDocumentChanges(before: Document, after: Document, names: DocumentNames) {
  const actions = workflowActions(names, after);
  return [
    ...valued('title', before.title, after.title),
    ...templated(before, after),
    ...valued('number', plain(before.number), plain(after.number)),
    ...listed('actions', before.actions, after.actions, actions),
    ...listed('roles', before.roles, after.roles, rolesOf(names)),
    ...valued('signed', together(before.signed), together(after.signed)),
    ...(alike(before.basis, after.basis) ? [] : [words.basis]),
    ...(before.locked !== true && after.locked ? [words.locked] : []),
  ];
}

const plain = (text: string | undefined): Text | undefined =>
  text === undefined ? undefined : { 'zh-CN': text, en: text };

/** Several texts as one; nothing where there is none. */
const together = (texts: readonly Text[] = []): Text | undefined =>
  texts.length === 0
    ? undefined
    : both((language) => texts.map((text) => text[language]).join(language === 'en' ? ', ' : '、'));

function valued(
  what: 'title' | 'number' | 'signed',
  was: Text | undefined,
  is: Text | undefined,
): Text[] {
  if (alike(was, is)) return [];
  const say = (text: Text | undefined, language: Language) => (text ?? words.none)[language];
  return [
    both((language) => `${words[what][language]} ${say(was, language)}→${say(is, language)}`),
  ];
}

/** The file is another one; two of the same name are told apart by their size. */
function templated({ template: was }: Document, { template: is }: Document): Text[] {
  if (was.sha256 === is.sha256) return [];
  const sized = ({ name, size }: Document['template']) =>
    was.name === is.name ? `${name} (${size} B)` : name;
  return [both((language) => `${words.template[language]} ${sized(was)}→${sized(is)}`)];
}

type Titles = ReadonlyMap<string, Text>;

function listed(
  what: 'actions' | 'roles',
  was: readonly string[],
  is: readonly string[],
  titles: Titles,
): Text[] {
  const say = (ids: readonly string[], how: 'more' | 'fewer') =>
    ids.length === 0
      ? []
      : [
          both((language) => {
            const said = ids.map((id) => titles.get(id)?.[language] ?? id);
            const list = said.join(language === 'en' ? ', ' : '、');
            return `${words[what][language]}${words[how][language]} ${list}`;
          }),
        ];
  return [
    ...say(
      is.filter((id) => !was.includes(id)),
      'more',
    ),
    ...say(
      was.filter((id) => !is.includes(id)),
      'fewer',
    ),
  ];
}

const workflowActions = ({ workflows }: DocumentNames, { workflow }: Document): Titles => {
  const flow = workflow === undefined ? undefined : workflows[workflow];
  return new Map((flow ? allActions(flow) : []).map(({ id, title }) => [id, title]));
};
const rolesOf = ({ roles }: DocumentNames): Titles =>
  new Map(Object.values(roles).map(({ id, title }) => [id, title]));

const words = {
  title: { 'zh-CN': '名称', en: 'name' },
  number: { 'zh-CN': '文号', en: 'number' },
  none: { 'zh-CN': '无', en: 'none' },
  template: { 'zh-CN': '模板', en: 'template' },
  actions: { 'zh-CN': '步骤', en: 'actions' },
  roles: { 'zh-CN': '可生成的角色', en: 'roles that may make it' },
  signed: { 'zh-CN': '签署', en: 'signed by' },
  basis: { 'zh-CN': '依据有改动', en: 'other basis' },
  more: { 'zh-CN': '增加', en: ': added' },
  fewer: { 'zh-CN': '减少', en: ': without' },
  locked: { 'zh-CN': '锁定', en: 'locked for the levels below' },
} satisfies Record<string, Text>;
