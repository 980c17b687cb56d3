import type { DraftView, ParameterView } from '@bitan/api';
import type { ParameterValue } from '@bitan/definitions';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useIntoView } from '../../components/use-into-view.ts';
import { useTexts } from '../../texts/index.ts';
import { withoutParameter, withParameter } from './changes.ts';
import type { Editing } from './editing.tsx';
import { ParameterInput } from './parameter-input.tsx';

interface Props {
  readonly parameter: ParameterView;
  readonly editing: Editing;
  readonly draft: DraftView;
}

/** Another value for a parameter, with what it rests on; it goes into the draft. */
export function ParameterEditor({ parameter, editing, draft }: Props) {
  const { t, say } = useTexts();
  const own = draft.changes.parameters.find(({ id }) => id === parameter.id);
  const [value, setValue] = useState<ParameterValue | undefined>(own?.value ?? parameter.value);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const whyMissing = why.trim() === '';
  const apply = () => {
    setTried(true);
    if (value === undefined || whyMissing) return;
    editing.save(withParameter(draft.changes, parameter.id, value, why.trim()));
  };
  return (
    <div className="stack-small" ref={useIntoView()}>
      <ParameterInput
        parameter={parameter}
        value={value}
        onChange={setValue}
        label={`${t('policy.newValue')} ${say(parameter.title)}`}
      />
      <Input
        aria-label={t('policy.changeWhy')}
        placeholder={t('policy.changeWhy')}
        value={why}
        maxLength={500}
        {...(tried && whyMissing && { status: 'error' as const })}
        onChange={({ target }) => setWhy(target.value)}
      />
      {tried && whyMissing && <span className="field-error">{t('policy.changeWhyMissing')}</span>}
      <ProblemBanner problem={editing.problem} />
      <div className="row">
        <Button type="primary" size="small" onClick={apply} loading={editing.saving}>
          {t('policy.apply')}
        </Button>
        <Button size="small" onClick={editing.end}>
          {t('common.cancel')}
        </Button>
        {own && (
          <Button
            size="small"
            danger
            onClick={() => editing.save(withoutParameter(draft.changes, parameter.id))}
          >
            {t('policy.undo')}
          </Button>
        )}
      </div>
    </div>
  );
}
