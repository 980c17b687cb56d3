import {
  alike,
  type Basis,
  both,
  type Edition,
  joined,
  type Language,
  sayCalendarChanges,
  sayDocumentChanges,
  sayFormChanges,
  sayOverviewChanges,
  sayParameterValues,
  type Text,
} from '@bitan/definitions';
import { diffEditions } from '@bitan/definitions/resolve';
import { sayRule } from '@bitan/rules';

/** What is different in `after`, one sentence for each thing. */
export function sayChanges(before: Edition | undefined, after: Edition): Text[] {
  if (!before) return [first];
  const all = diffEditions(before, after);
  return all
    .filter(({ path }) => !isSaidByRules(path, all, before, after))
    .flatMap(({ path, kind }) => {
      const [list, id = ''] = path.split('/');
      const [was, is] = [before.forms[id], after.forms[id]];
      if (list === 'forms' && was && is) return sayFormChanges(was, is);
      const [paper, newPaper] = [before.documents[id], after.documents[id]];
      if (list === 'documents' && paper && newPaper)
        return [inDetail(list, newPaper.title, sayDocumentChanges(paper, newPaper, after))];
      const [year, newYear] = [before, after].map(({ calendars }) =>
        calendars.find((one) => String(one.year) === id),
      );
      if (list === 'calendars' && newYear)
        return [
          inDetail(
            list,
            both(() => id),
            sayCalendarChanges(year, newYear),
          ),
        ];
      const [entry, newEntry] = [before.overview?.[id], after.overview?.[id]];
      if (list === 'overview' && entry && newEntry)
        return [inDetail(list, entry.title, sayOverviewChanges(entry, newEntry))];
      const item = itemAt(path, before, after);
      return [both((language) => item(kind, language))];
    });
}

/** A decision of which only rules are different: each of them is said by itself. */
function isSaidByRules(
  path: string,
  all: readonly { readonly path: string }[],
  before: Edition,
  after: Edition,
): boolean {
  const [list, id = ''] = path.split('/');
  if (list !== 'decisions' || !all.some((one) => one.path.startsWith(`rules/${id}/`))) return false;
  const withoutRules = ({ decisions }: Edition) => ({ ...decisions[id], rules: [] });
  return alike(withoutRules(before), withoutRules(after));
}

const first: Text = { 'zh-CN': '首个版本。', en: 'The first edition.' };

/** `事实「甲」：新增`, `Fact “A”: added`. */
const said = (what: string, how: Text, language: 'zh-CN' | 'en') =>
  language === 'en' ? `${what}: ${how.en}` : `${what}：${how['zh-CN']}`;

type Kind = 'added' | 'removed' | 'changed';
type Say = (kind: Kind, language: 'zh-CN' | 'en') => string;

function itemAt(path: string, before: Edition, after: Edition): Say {
  const [list = '', ...rest] = path.split('/');
  const id = rest.join('/');
  if (list === 'parameters') return parameter(id, before, after);
  if (list === 'rules') return rule(rest, before, after);
  const items = (edition: Edition) =>
    (edition as unknown as Record<string, Record<string, { title?: Text }> | undefined>)[list];
  const title = items(after)?.[id]?.title ?? items(before)?.[id]?.title ?? { 'zh-CN': id, en: id };
  const name = kindNames[list] ?? { 'zh-CN': list, en: list };
  return (kind, language) =>
    said(
      `${name[language]}${language === 'en' ? ' ' : ''}${quoted(title[language], language)}`,
      verbs[kind],
      language,
    );
}

/** `文书「甲」：文号 无→〔{year}〕{n}号；模板 …`. */
const inDetail = (kind: string, title: Text, changes: readonly Text[]): Text =>
  both((language) => {
    const name = `${kindNames[kind]?.[language]}${language === 'en' ? ' ' : ''}${quoted(title[language], language)}`;
    return said(name, changes.length > 0 ? joined(changes) : verbs.changed, language);
  });

function parameter(id: string, before: Edition, after: Edition): Say {
  const [was, is] = [before.parameters[id], after.parameters[id]];
  return (kind, language) => {
    const name = quoted((is ?? was)?.title[language] ?? id, language);
    if (kind !== 'changed' || !was || !is)
      return `${kindNames.parameters?.[language]} ${name}: ${verbs[kind][language]}`;
    const [from, to] = [was, is].map((one) => sayParameterValues(one, one, language));
    const how = from === to ? verbs.changed[language] : `${from} → ${to}`;
    return `${kindNames.parameters?.[language]} ${name}: ${how}${on(is.basis, language)}`;
  };
}

function rule([decisionId = '', name = '']: string[], before: Edition, after: Edition): Say {
  const find = (edition: Edition) => {
    const decision = edition.decisions[decisionId];
    const found = decision?.rules.find((one) => one.name === name);
    return decision && found ? { edition, decision, rule: found } : undefined;
  };
  const [was, is] = [find(before), find(after)];
  const either = is ?? was;
  return (kind, language) => {
    const title = quoted(either?.rule.title[language] ?? name, language);
    const of = quoted(either?.decision.title[language] ?? decisionId, language);
    const sentence = is
      ? sayRule(is.edition, is.decision, is.rule, language) + on(is.rule.basis, language)
      : '';
    return language === 'en'
      ? `Rule ${title} of ${of}: ${verbs[kind].en}${sentence && `: ${sentence}`}`
      : `${of}的规则${title}：${verbs[kind]['zh-CN']}${sentence && `：${sentence}`}`;
  };
}

/** What it rests on, with what was noted there: `（依据：会议纪要：人手不足）`. */
function on(basis: readonly Basis[], language: Language): string {
  const said = basis.map(({ title, article, note }) =>
    [title[language], article, note?.[language]]
      .filter(Boolean)
      .join(language === 'en' ? ', ' : '，'),
  );
  return language === 'en' ? ` (basis: ${said.join('; ')})` : `（依据：${said.join('；')}）`;
}

export const quoted = (text: string, language: 'zh-CN' | 'en') =>
  language === 'en' ? `“${text}”` : `「${text}」`;

const verbs: Record<Kind, Text> = {
  added: { 'zh-CN': '新增', en: 'added' },
  removed: { 'zh-CN': '不再适用', en: 'no longer applies' },
  changed: { 'zh-CN': '修改', en: 'changed' },
};

/** The kinds of item of an edition, by name. */
export const kindNames: Record<string, Text> = {
  rules: { 'zh-CN': '规则', en: 'Rule' },
  parameters: both((language) => (language === 'en' ? 'Parameter' : '参数')),
  topics: { 'zh-CN': '参数主题', en: 'Topic of parameters' },
  decisions: { 'zh-CN': '判断', en: 'Decision' },
  facts: { 'zh-CN': '事实', en: 'Fact' },
  invariants: { 'zh-CN': '底线', en: 'Invariant' },
  workflows: { 'zh-CN': '流程', en: 'Work flow' },
  registers: { 'zh-CN': '台账', en: 'Register' },
  roles: { 'zh-CN': '角色', en: 'Role' },
  forms: { 'zh-CN': '表单', en: 'Form' },
  documents: { 'zh-CN': '文书', en: 'Document' },
  overview: { 'zh-CN': '概览项', en: 'Entry of the overview' },
  calendars: { 'zh-CN': '日历', en: 'Calendar' },
  examples: { 'zh-CN': '案例', en: 'Example' },
};
