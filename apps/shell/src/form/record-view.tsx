import type { Answers, AttachmentView } from '@bitan/api';
import type { Form } from '@bitan/definitions';
import { compileForm } from '@bitan/forms';
import { Fragment, useMemo } from 'react';
import { Badge } from '../components/badge.tsx';
import { ColleagueName, SubjectName } from '../components/names.tsx';
import { useTexts } from '../texts/index.ts';
import { choicesOf, type Field, fieldsOf } from './fields.ts';
import { idsOf } from './files/attachments.ts';
import { FileList } from './files/file-list.tsx';

interface Props {
  readonly form: Form;
  readonly answers: Answers;
  /** Names of people and units that answers refer to, by id. */
  readonly names?: Readonly<Record<string, string>>;
  /** Of a seal that was opened: its files, and why it was opened. */
  /** Answers that are different in the record beside it, by their fields. */
  readonly differing?: ReadonlySet<string>;
  readonly opened?: { readonly files: readonly AttachmentView[]; readonly reason: string };
}

/** What was filled in, as one reads a record: only what there is, and nothing that looks editable. */
export function RecordView({ form, answers, names = {}, differing, opened }: Props) {
  const { t, language, say } = useTexts();
  const fields = useMemo(() => fieldsOf(compileForm(form, language)), [form, language]);
  // Not only what the form would show: of a sealed part, the answers it depends on are elsewhere.
  const answered = (id: string) => answers[id] !== undefined;
  return (
    <>
      {form.sections
        .filter((section) => section.fields.some(answered))
        .map((section) => (
          <Fragment key={section.id}>
            {form.sections.length > 1 && <div className="record-section">{say(section.title)}</div>}
            <dl className="record">
              {section.fields.filter(answered).map((id) => {
                const field = fields.get(id);
                return field ? (
                  <Fragment key={id}>
                    <dt>{field.schema.title ?? id}</dt>
                    <dd>
                      <FieldValue field={field} value={answers[id]} names={names} opened={opened} />
                      {differing?.has(id) && (
                        <>
                          {' '}
                          <Badge tone="warn">{t('namesakes.differs')}</Badge>
                        </>
                      )}
                    </dd>
                  </Fragment>
                ) : null;
              })}
            </dl>
          </Fragment>
        ))}
    </>
  );
}

interface ValueProps {
  readonly field: Field;
  readonly value: unknown;
  readonly names: Readonly<Record<string, string>>;
  readonly opened?: Props['opened'] | undefined;
}

/** One answer, as it is read. */
export function FieldValue({ field, value, names, opened }: ValueProps) {
  const { t } = useTexts();
  if (field.widget === 'file' || field.widget === 'signature') {
    return (
      <FileList
        ids={idsOf(value)}
        known={opened?.files}
        reason={opened?.reason}
        drawn={field.widget === 'signature'}
      />
    );
  }
  if (Array.isArray(value)) return <Several field={field} values={value} names={names} />;
  if (typeof value === 'boolean') return <>{t(value ? 'common.yes' : 'common.no')}</>;
  if (typeof value !== 'string') return <>{String(value ?? '')}</>;
  const name = names[value];
  if (name !== undefined) return <>{name}</>;
  if (field.widget === 'person' || field.widget === 'unit') {
    return <SubjectName kind={field.widget} id={value} />;
  }
  if (field.widget === 'dateTime') return <>{value.slice(0, 16).replace('T', ' ')}</>;
  if (field.widget === 'user') return <ColleagueName id={value} />;
  const choice = choicesOf(field.schema).find((one) => one.const === value);
  return <>{choice?.title ?? value}</>;
}

function Several({
  field,
  values,
  names,
}: Omit<ValueProps, 'value'> & { readonly values: readonly unknown[] }) {
  const { t } = useTexts();
  if (field.row) return <Rows row={field.row} values={values} names={names} />;
  return values.map((value, i) => (
    <Fragment key={String(value)}>
      {i > 0 && t('common.and')}
      <FieldValue field={field} value={value} names={names} />
    </Fragment>
  ));
}

function Rows({
  row,
  values,
  names,
}: {
  readonly row: readonly Field[];
  readonly values: readonly unknown[];
  readonly names: ValueProps['names'];
}) {
  return (
    <table className="record-rows">
      <thead>
        <tr>
          {row.map((field) => (
            <th key={field.id} scope="col">
              {field.schema.title ?? field.id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {values.map((value, i) => (
          <tr key={i}>
            {row.map((field) => (
              <td key={field.id} data-asked={field.schema.title ?? field.id}>
                <FieldValue field={field} value={(value as Answers)[field.id]} names={names} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
