import { type Basis, type Parameter, type ParameterValue, problemsOf } from '@bitan/definitions';
import { Button, Checkbox, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { DatePicker } from '../../components/date-picker.ts';
import { useTexts } from '../../texts/index.ts';
import { ownBasis } from './own-basis.ts';
import { ParameterInput } from './parameter-input.tsx';

interface Props {
  readonly parameter: Pick<Parameter, 'id' | 'title' | 'type' | 'values' | 'unit'>;
  /** As the level above has it: what it locked cannot be loosened. */
  readonly above: Parameter | undefined;
  /** What it is now. */
  readonly value: ParameterValue | undefined;
  /** `from`: the instant from which it holds; absent from when the edition takes effect. */
  readonly onTake: (value: ParameterValue, basis: Basis[], from: string | undefined) => void;
  readonly onCancel: () => void;
  /** Takes back what was changed; absent where nothing was. */
  readonly onReset: (() => void) | undefined;
}

/** Another value for a parameter, and why. */
export function ParameterForm(props: Props) {
  const { parameter, above, value: before, onTake, onCancel, onReset } = props;
  const { t, say } = useTexts();
  const [value, setValue] = useState(before);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const whyMissing = why.trim() === '';
  const [day, setDay] = useState<Dayjs | null>();
  const isLater = day !== undefined;
  const problems = problemsWith(above, value, day?.toISOString());
  const take = () => {
    setTried(true);
    if (value === undefined || whyMissing || problems.length > 0 || day === null) return;
    onTake(value, [ownBasis(why.trim())], day?.toISOString());
  };
  return (
    <>
      <ParameterInput
        parameter={parameter}
        value={value}
        onChange={setValue}
        label={`${t('policy.newValue')} ${say(parameter.title)}`}
      />
      {problems.map(({ code, message, cure }) => (
        <span key={code} className="field-error" role="alert">
          {say(message)} {say(cure)}
        </span>
      ))}
      <Input
        aria-label={t('policy.changeWhy')}
        placeholder={t('policy.changeWhy')}
        value={why}
        maxLength={500}
        {...(tried && whyMissing && { status: 'error' as const })}
        onChange={({ target }) => setWhy(target.value)}
        onPressEnter={take}
      />
      {tried && whyMissing && <span className="field-error">{t('policy.changeWhyMissing')}</span>}
      <div className="row">
        <Checkbox
          checked={isLater}
          onChange={({ target }) => setDay(target.checked ? null : undefined)}
        >
          {t('policy.onlyFrom')}
        </Checkbox>
        {isLater && (
          <DatePicker
            aria-label={t('policy.fromDay')}
            placeholder={t('policy.fromDay')}
            value={day}
            minDate={dayjs().add(1, 'day')}
            {...(tried && !day && { status: 'error' as const })}
            onChange={(chosen) => setDay(chosen?.startOf('day') ?? null)}
          />
        )}
      </div>
      <div className="row">
        <Button type="primary" size="small" disabled={value === undefined} onClick={take}>
          {t('studio.take')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {onReset && (
          <Button size="small" danger onClick={onReset}>
            {t('policy.undo')}
          </Button>
        )}
      </div>
    </>
  );
}

/** What the level above locked is not loosened, from whenever it holds. */
function problemsWith(
  above: Parameter | undefined,
  value: ParameterValue | undefined,
  from: string | undefined,
) {
  if (!above || value === undefined) return [];
  const { id } = above;
  if (from === undefined) return problemsOf(above, { id, value, basis: [] });
  return problemsOf(above, {
    id,
    value: above.value,
    later: [{ from, value, basis: [] }],
    basis: [],
  });
}
