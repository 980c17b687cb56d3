import type { Answers } from '@bitan/api';
import type { Form } from '@bitan/definitions';
import { compileForm } from '@bitan/forms';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { sayInstant } from '../components/time.ts';
import { useTexts } from '../texts/index.ts';
import type { DraftSaver, DraftState } from './draft-saver.ts';
import { fieldsOf } from './fields.ts';
import { FieldValue } from './record-view.tsx';

const useDraftState = (saver: DraftSaver): DraftState =>
  useSyncExternalStore(saver.subscribe, () => saver.state);

/** Where what was typed is kept, in a quiet line; what the writer has to know is said aloud. */
export function DraftStatus({ saver }: { readonly saver: DraftSaver }) {
  const { t } = useTexts();
  const state = useDraftState(saver);
  if (state.kind === 'away' || state.kind === 'gone' || state.kind === 'refused') {
    return (
      <Alert
        className="draft-warning"
        type="warning"
        showIcon
        role="status"
        data-testid="draft"
        title={t(`unfinished.${state.kind}`)}
      />
    );
  }
  return (
    <span className="quiet" data-testid="draft" data-draft={state.kind}>
      {state.kind === 'saved' && t('unfinished.saved', { time: sayInstant(state.at).slice(11) })}
      {state.kind === 'waiting' && t('unfinished.waiting')}
    </span>
  );
}

interface ConflictProps {
  readonly saver: DraftSaver;
  readonly form: Form;
  readonly answers: Answers;
  readonly onTake: (answers: Answers) => void;
}

/** The same form was changed elsewhere: both are shown, and their writer says which one goes on. */
export function DraftConflict({ saver, form, answers, onTake }: ConflictProps) {
  const { t } = useTexts();
  const state = useDraftState(saver);
  const place = useRef<HTMLDivElement>(null);
  const isThere = state.kind === 'conflict';
  // Who is far down in the form would go on, and nothing of it would be kept.
  useEffect(() => {
    if (isThere) place.current?.scrollIntoView?.({ block: 'center' });
  }, [isThere]);
  if (state.kind !== 'conflict') return null;
  const { theirs } = state;
  const take = () => {
    saver.goOnWith('theirs');
    onTake(theirs.answers);
  };
  return (
    <div ref={place}>
      <Alert
        type="warning"
        showIcon
        role="alert"
        data-testid="draft-conflict"
        title={t('unfinished.conflict', { time: sayInstant(theirs.updatedAt) })}
        description={
          <div className="stack-small">
            <Both form={form} here={answers} there={theirs.answers} />
            <div className="row">
              <Button onClick={() => saver.goOnWith('mine')}>{t('unfinished.keepMine')}</Button>
              <Button onClick={take}>{t('unfinished.takeTheirs')}</Button>
            </div>
          </div>
        }
      />
    </div>
  );
}

interface BothProps {
  readonly form: Form;
  readonly here: Answers;
  readonly there: Answers;
}

/** The fields in which two states of a form differ, side by side. */
function Both({ form, here, there }: BothProps) {
  const { t, language } = useTexts();
  const fields = useMemo(() => fieldsOf(compileForm(form, language)), [form, language]);
  const differ = [...fields.values()].filter(
    ({ id }) => JSON.stringify(here[id]) !== JSON.stringify(there[id]),
  );
  return (
    <table className="record-rows">
      <thead>
        <tr>
          <th scope="col">{t('unfinished.field')}</th>
          <th scope="col">{t('unfinished.here')}</th>
          <th scope="col">{t('unfinished.there')}</th>
        </tr>
      </thead>
      <tbody>
        {differ.map((field) => (
          <tr key={field.id}>
            <th scope="row">{field.schema.title ?? field.id}</th>
            {[here, there].map((answers, i) => (
              <td key={i}>
                <FieldValue field={field} value={answers[field.id]} names={{}} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
