import {
  type Action,
  aboutOf,
  allActions,
  type Document,
  type Form,
  type Register,
  type Text,
} from '@bitan/definitions';
import { dateInChinese, dateInNumerals } from './dates.ts';
import { fieldsOf, inNumerals, sayAnswer, tableOf } from './fields.ts';
import {
  type Data,
  type Known,
  type Placeholder,
  type Speaking,
  type Value,
  valued,
} from './placeholder.ts';
import { ofReport } from './report-placeholders.ts';

/** What of a document says what its template can say. */
export type Spoken = Pick<Document, 'about' | 'workflow' | 'roles'>;

/**
 * All that a template of a document can say: the office; of a case the person and the unit, what
 * was answered in every action of its work flow, what was decided, and the registers; of a person or
 * a unit the record and the registers; of a report what was counted. What is sealed, and what not
 * everybody who makes the document may see, is not among it.
 */
export function placeholdersOf(edition: Speaking, document: Spoken): Placeholder[] {
  const all = [...general, ...ofItsSubject(edition, document)];
  // A field called `on`, and a decision that two actions make, would come twice: the first counts. So
  // the day on which something was done is the one that was written down, where one was.
  return [...new Map(all.toReversed().map((one) => [one.tag, one])).values()].toReversed();
}

function ofItsSubject(edition: Speaking, document: Spoken): Placeholder[] {
  const { workflow: id, roles } = document;
  const workflow = id === undefined ? undefined : edition.workflows[id];
  const about = aboutOf(document);
  if (about === 'report') return workflow ? ofReport(edition, workflow) : [];
  const actions = about === 'case' && workflow ? allActions(workflow) : [];
  return [
    ...(about === 'case' && workflow ? ofCase : []),
    ...(about === 'case' && workflow?.agenda ? [ofAgenda] : []),
    ...(about === 'unit' ? [] : ofSubject(edition, 'person', roles)),
    ...ofSubject(edition, 'unit', roles),
    ...actions.flatMap((action) => ofAction(edition, action, roles)),
    ...actions.flatMap((action) => ofDecision(edition, action)),
    ...Object.values(edition.registers).flatMap((register) =>
      ofRegister(register, roles, about === 'unit'),
    ),
  ];
}

const value = (
  tag: string,
  group: Text,
  title: Text,
  example: string,
  read: (known: Known) => Value,
): Placeholder => ({ tag, group, title, kind: 'value', example, read });

const said = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });
const office = said('本单位', 'The office');
const ofTheCase = said('案件', 'The case');

function day(tag: string, group: Text, title: Text, read: (known: Known) => string | undefined) {
  const numerals = inNumerals(title);
  const inFigures = (known: Known) => valued(dateInChinese(read(known) ?? ''));
  return [
    value(tag, group, title, '2026年1月5日', inFigures),
    value(`${tag}.cn`, group, numerals.title, numerals.example, (known) =>
      valued(dateInNumerals(read(known) ?? '')),
    ),
  ];
}

const general: readonly Placeholder[] = [
  value('office', office, said('单位名称', 'Its name'), '某某市纪律检查委员会', (known) =>
    valued(known.office),
  ),
  value('number', office, said('文号', 'Number of the document'), '〔2026〕1号', (known) =>
    valued(known.number),
  ),
  ...day('today', office, said('制作日期', 'Day on which it is made'), ({ today }) => today),
];

const ofCase: readonly Placeholder[] = [
  value('case.number', ofTheCase, said('编号', 'Number'), '〔2026〕8号', (known) =>
    valued(known.case?.number),
  ),
  ...day(
    'case.registeredOn',
    ofTheCase,
    said('登记日期', 'Day of registration'),
    (known) => known.case?.registeredOn,
  ),
  value('handler', ofTheCase, said('承办人', 'Handler'), '李四', ({ handler }) => valued(handler)),
];

const matterColumns = [
  { tag: 'number', title: said('编号', 'Number'), example: '〔2026〕8号' },
  { tag: 'title', title: said('名称', 'Title'), example: '反映……' },
  { tag: 'person', title: said('被反映人', 'Whom it is about'), example: '张三' },
  { tag: 'action', title: said('议决事项', 'What was decided on'), example: '集中排查' },
  { tag: 'outcome', title: said('结论', 'Outcome'), example: '谈话' },
  { tag: 'note', title: said('意见', 'What was said'), example: '……' },
] as const;

/** The matters of a meeting. */
const ofAgenda: Placeholder = {
  ...{ tag: 'agenda', title: said('议程', 'Agenda'), group: said('会议', 'The meeting') },
  ...{ kind: 'rows', example: '', columns: matterColumns },
  read: ({ agenda = [] }) =>
    tableOf(
      agenda.map((matter) =>
        Object.fromEntries(matterColumns.map(({ tag }) => [tag, valued(matter[tag])])),
      ),
    ),
};

/** The record of the person or unit, by its form. */
function ofSubject(edition: Speaking, kind: 'person' | 'unit', roles: readonly string[]) {
  const register = Object.values(edition.registers).find((one) => one.kind === kind);
  const form = edition.forms[register?.form ?? ''];
  if (!register || !form) return [];
  const answersIn = (known: Known) => known[kind] ?? {};
  return fieldsOf(form, roles, { prefix: kind, group: register.title, answersIn });
}

/** The latest answers of an action, who gave them and when, and its approval. */
function ofAction(edition: Speaking, action: Action, roles: readonly string[]): Placeholder[] {
  const prefix = `a.${action.id}`;
  const done = latest(action);
  return [
    ...formOf(edition.forms[action.form ?? ''], roles, prefix, action.title, done),
    ...entryOf(prefix, action.title, done, doneWords),
    ...(action.approval ? ofApproval(edition, action, roles) : []),
  ];
}

function ofApproval(edition: Speaking, action: Action, roles: readonly string[]): Placeholder[] {
  const prefix = `a.${action.id}.approval`;
  const approved = answerTo(action);
  const form = edition.forms[action.approval?.form ?? ''];
  const note = (known: Known) => valued(approved(known)?.note);
  return [
    ...entryOf(prefix, action.title, approved, approvalWords),
    value(
      `${prefix}.note`,
      action.title,
      said('审批意见', 'Remark of the approver'),
      '同意。',
      note,
    ),
    ...formOf(form, roles, prefix, action.title, approved),
  ];
}

const doneWords = [said('办理人', 'Who did it'), said('办理日期', 'When it was done')] as const;
const approvalWords = [said('审批人', 'Who approved'), said('审批日期', 'When approved')] as const;

type Entry = Known['entries'][number];
type Finds = (known: Known) => Entry | undefined;

const latest =
  ({ id }: Action): Finds =>
  ({ entries }) =>
    entries.findLast(({ action, kind }) => action === id && kind === 'do');

/** What was said to the latest doing, not to one before it. */
const answerTo =
  ({ id }: Action): Finds =>
  ({ entries }) => {
    const last = entries.findLast(({ action }) => action === id);
    return last?.kind === 'do' ? undefined : last;
  };

const entryOf = (
  prefix: string,
  group: Text,
  find: Finds,
  [by, on]: readonly [Text, Text],
): Placeholder[] => [
  value(`${prefix}.by`, group, by, '李四', (known) => valued(find(known)?.by)),
  ...day(`${prefix}.on`, group, on, (known) => find(known)?.on),
];

function formOf(
  form: Form | undefined,
  roles: readonly string[],
  prefix: string,
  group: Text,
  find: Finds,
): Placeholder[] {
  if (!form) return [];
  const answersIn = (known: Known) => find(known)?.answers ?? {};
  return fieldsOf(form, roles, { prefix, group, answersIn });
}

/** The outcome that was chosen last, and why where it deviates. */
function ofDecision(edition: Speaking, { decision: id = '' }: Action): Placeholder[] {
  const decision = edition.decisions[id];
  if (!decision) return [];
  const find = ({ decisions }: Known) => decisions.findLast((one) => one.decision === id);
  const titles = new Map(decision.outcomes.map(({ type, title }) => [type, title['zh-CN']]));
  const example = [...titles.values()][0] ?? '';
  return [
    value(`d.${id}.outcome`, decision.title, said('结论', 'Outcome'), example, (known) =>
      valued(
        find(known)
          ?.outcomes.map((one) => titles.get(one) ?? one)
          .join('、'),
      ),
    ),
    value(`d.${id}.reason`, decision.title, said('理由', 'Reason'), '因……', (known) =>
      valued(find(known)?.reason),
    ),
  ];
}

/**
 * The entries of a register about the person or the unit; only of one that all these roles may read.
 * @param named whether each says whom it is about
 */
function ofRegister(register: Register, roles: readonly string[], named: boolean): Placeholder[] {
  const { id, title, kind, readers, fields } = register;
  if (kind !== 'entry' || !roles.every((role) => readers.includes(role))) return [];
  const columns = fields.map((field) => ({
    tag: field.id,
    title: field.title,
    example: field.values?.[0]?.title['zh-CN'] ?? '……',
    schema: schemaOf(field),
  }));
  const read = (known: Known): Value =>
    tableOf(
      known.records
        .filter((record) => record.register === id)
        .map(({ on, person, data }): Data => {
          const said = columns.map(({ tag, schema }) => [
            tag,
            sayAnswer({ schema }, data[tag], known),
          ]);
          return {
            on: valued(dateInChinese(on)),
            ...(named && { person: valued(person && known.nameOf(person)) }),
            ...Object.fromEntries(said),
          };
        }),
    );
  const first = [
    { tag: 'on', title: said('日期', 'Day'), example: '2026年1月5日' },
    ...(named ? [{ tag: 'person', title: said('人员', 'Whom it is about'), example: '张三' }] : []),
  ];
  const shown = columns.map(({ schema: _, ...column }) => column);
  const tags = first.map(({ tag }) => tag);
  return [
    {
      ...{ tag: `r.${id}`, title, group: said('台账', 'Registers'), kind: 'rows', example: '' },
      columns: [...first, ...shown.filter(({ tag }) => !tags.includes(tag))],
      read,
    },
  ];
}

/** How the values of a register's field are said: as those of a form's field are. */
function schemaOf({ type, values = [] }: Register['fields'][number]) {
  const oneOf = values.map((choice) => ({ const: choice.id, title: choice.title['zh-CN'] }));
  if (type === 'boolean' || type === 'integer' || type === 'number') return { type };
  const text = {
    type: 'string' as const,
    ...(type === 'date' && { format: 'date' as const }),
    ...(oneOf.length > 0 && { oneOf }),
  };
  return type === 'set' ? { type: 'array' as const, items: text } : text;
}
