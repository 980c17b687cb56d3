import {
  both,
  type Calendar,
  changedEntry,
  type Document,
  type DocumentChange,
  type Edit,
  type Edition,
  joined,
  type Overlay,
  type OverviewChange,
  type OverviewEntry,
  type ParameterOverride,
  type RuleChange,
  sayCalendarChanges,
  sayFormChanges,
  sayOverviewChanges,
  sayParameterValues,
  shaped,
  type Text,
} from '@bitan/definitions';
import { kindNames, quoted } from './changes.ts';

/**
 * An edit of a draft in a sentence; what was changed in a form, field by field.
 *
 * @param above the level above, on which the draft stands
 */
export function sayEdit(edition: Edition, above: Edition, edit: Edit): Text[] {
  const [kind, id = ''] = edit.path.split('/');
  const form = kind === 'overlays' ? above.forms[id] : undefined;
  if (!form) return [sayItem(edition, above, edit)];
  const [was, is] = [edit.was, edit.now].map((overlay) =>
    shaped({ above: form, overlay: overlay as Overlay | undefined }),
  );
  const said = was && is ? sayFormChanges(was.form, is.form) : [];
  return said.length > 0 ? said : [about('forms', form.title, id, verbs.changed)];
}

function sayItem(edition: Edition, above: Edition, edit: Edit): Text {
  const [kind = '', ...rest] = edit.path.split('/');
  switch (kind) {
    case 'parameters':
      return sayParameter(edition, rest.join('/'), edit);
    case 'rules':
      return sayRule(edition, rest, edit);
    case 'order':
      return about('decisions', edition.decisions[rest[0] ?? '']?.title, rest[0], reordered);
    case 'documents':
      return sayDocument(edition, rest.join('/'), edit);
    case 'calendars':
      return sayCalendar(above, rest.join('/'), edit);
    case 'overview':
      return sayEntry(above, rest.join('/'), edit);
    default: {
      const item = (edit.now ?? edit.was) as { title?: Text } | undefined;
      return about(kind, item?.title, rest.join('/'), verbOf(edit));
    }
  }
}

/** A document of the level above is called as it is there, unless the change calls it otherwise. */
function sayDocument(edition: Edition, id: string, edit: Edit): Text {
  const [was, now] = [edit.was, edit.now] as (Document | DocumentChange | undefined)[];
  const title = now?.title ?? was?.title ?? edition.documents[id]?.title;
  const isOwn = [was, now].some((one) => one && 'id' in one);
  if (isOwn) return about('documents', title, id, verbOf(edit));
  return about('documents', title, id, now ? verbs.changed : verbs.asAbove);
}

/** A year that the level above has already is told day by day, from the first change on. */
function sayCalendar(above: Edition, year: string, edit: Edit): Text {
  const known = above.calendars.find((one) => String(one.year) === year);
  const [was = known, now = known] = [edit.was, edit.now] as (Calendar | undefined)[];
  const days = now ? sayCalendarChanges(was, now) : [];
  if (days.length > 0) return about('calendars', undefined, year, joined(days));
  return about('calendars', undefined, year, was && now ? verbs.changed : verbOf(edit));
}

/** An entry of the level above is told by what is different, and called as it was. */
function sayEntry(above: Edition, id: string, edit: Edit): Text {
  const known = above.overview?.[id];
  const [was, now] = [edit.was, edit.now].map((item) => entryWith(known, item as OverviewItem));
  const changes = was && now ? sayOverviewChanges(was, now) : [];
  const what = changes.length > 0 ? joined(changes) : known ? verbs.asAbove : verbOf(edit);
  return about('overview', (was ?? now)?.title, id, what);
}

type OverviewItem = OverviewEntry | OverviewChange | undefined;

const entryWith = (known: OverviewEntry | undefined, item: OverviewItem) =>
  item && 'entry' in item ? known && changedEntry(known, item) : (item ?? known);

function sayParameter(edition: Edition, id: string, { was, now }: Edit): Text {
  const parameter = edition.parameters[id];
  const say = (item: Edit['now'], language: 'zh-CN' | 'en') =>
    item && parameter
      ? sayParameterValues(parameter, item as ParameterOverride, language)
      : asAbove[language];
  const change = both((language) => `${say(was, language)} → ${say(now, language)}`);
  return about('parameters', parameter?.title, id, change);
}

function sayRule(edition: Edition, [decision = '', name = '']: string[], edit: Edit): Text {
  const [was, now] = [edit.was, edit.now] as (RuleChange | undefined)[];
  const above = edition.decisions[decision]?.rules.find((rule) => rule.name === name);
  const title = ruleOf(now)?.title ?? ruleOf(was)?.title ?? above?.title;
  if (now && 'disable' in now) return about('rules', title, name, verbs.leftOut);
  if (!now) return about('rules', title, name, was && 'add' in was ? verbs.removed : verbs.asAbove);
  return about('rules', title, name, !was && 'add' in now ? verbs.added : verbs.changed);
}

const ruleOf = (change: RuleChange | undefined) =>
  change && ('add' in change ? change.add : 'replace' in change ? change.replace : undefined);

const verbOf = ({ was, now }: Edit): Text =>
  now === undefined ? verbs.removed : was === undefined ? verbs.added : verbs.changed;

function about(kind: string, title: Text | undefined, id = '', what: Text): Text {
  return both((language) => {
    const name = kindNames[kind]?.[language] ?? kind;
    const of = `${name}${language === 'en' ? ' ' : ''}${quoted(title?.[language] ?? id, language)}`;
    return language === 'en' ? `${of}: ${what.en}` : `${of}：${what['zh-CN']}`;
  });
}

const reordered: Text = { 'zh-CN': '调整规则次序', en: 'rules reordered' };
const asAbove: Text = { 'zh-CN': '同上级', en: 'as above' };
const verbs = {
  added: { 'zh-CN': '新增', en: 'added' },
  changed: { 'zh-CN': '修改', en: 'changed' },
  removed: { 'zh-CN': '删除', en: 'deleted' },
  leftOut: { 'zh-CN': '停用', en: 'left out' },
  asAbove: { 'zh-CN': '恢复为上级规定', en: 'as the level above has it again' },
} satisfies Record<string, Text>;
