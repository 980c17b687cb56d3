import { LockOutlined } from '@ant-design/icons';
import type { Parameter, ParameterValue } from '@bitan/definitions';
import { sayParameterValue } from '@bitan/rules/browser';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { BasisList } from '../../components/basis.tsx';
import { useTexts } from '../../texts/index.ts';
import { ownBasis } from '../policy/changes.ts';
import { ParameterInput } from '../policy/parameter-input.tsx';
import { put, setParameter } from './rule-doings.ts';
import { useDraft, useStudio } from './studio.tsx';

interface Props {
  readonly id: string;
  /** Where the chip stands, so that each is known by itself. */
  readonly place: string;
}

/** A threshold in a sentence: its value; behind it range, who set it, and where allowed another value. */
export function ParameterChip({ id, place }: Props) {
  const { words } = useStudio();
  const { t, language, say } = useTexts();
  const [open, setOpen] = useState(false);
  const parameter = words.parameters[id];
  if (!parameter) return null;
  const said = sayParameterValue(parameter, parameter.value, language);
  const button = (
    <button
      type="button"
      className="chip threshold"
      aria-expanded={open}
      aria-label={`${t('studio.threshold')} ${say(parameter.title)} ${said}`}
      data-threshold={id}
      onClick={() => setOpen(!open)}
    >
      {said}
      {parameter.locked && <LockOutlined aria-hidden />}
    </button>
  );
  // What is behind it is made only for the one that is open: there may be thousands.
  if (!open) return button;
  return (
    <Popover
      open
      trigger="click"
      title={say(parameter.title)}
      onOpenChange={setOpen}
      content={<Behind parameter={parameter} onDone={() => setOpen(false)} key={place} />}
    >
      {button}
    </Popover>
  );
}

function Behind({ parameter, onDone }: { parameter: Parameter; onDone: () => void }) {
  const { store, view } = useStudio();
  const { t, language, say } = useTexts();
  const { id, description, range, stricter, locked, basis } = parameter;
  const [value, setValue] = useState<ParameterValue | undefined>(parameter.value);
  const [why, setWhy] = useState('');
  const above = store.state().above;
  const origin = above.provenance[`parameters/${id}`];
  const titleOf = (pack: string) => above.chain.find((one) => one.id === pack)?.title;
  const bound = (one: ParameterValue | undefined) =>
    one === undefined ? '' : sayParameterValue(parameter, one, language);
  const isFixed = locked === true && stricter === undefined;
  const isChanged = useDraft().layer.parameters.some((one) => one.id === id);
  const apply = () => {
    if (value === undefined || why.trim() === '') return;
    store.do(setParameter({ id, value, basis: [ownBasis(why.trim())] }));
    onDone();
  };
  return (
    <div className="stack-small threshold-behind">
      {description && <span>{say(description)}</span>}
      {range && (
        <span>
          {t('policy.range')}: {bound(range.min)} – {bound(range.max)}
          {stricter && ` · ${t(`policy.stricter_${stricter}`)}`}
        </span>
      )}
      {(origin?.values ?? []).map((at) => {
        const title = titleOf(at.pack);
        return (
          <span key={at.pack}>
            {title ? say(title) : at.pack}: {bound(at.value)}
          </span>
        );
      })}
      {locked && origin?.lockedBy && (
        <span>
          <LockOutlined aria-hidden />{' '}
          {t('policy.lockedBy', { pack: say(titleOf(origin.lockedBy) ?? parameter.title) })}{' '}
          {t(isFixed ? 'studio.fixed' : 'studio.onlyStricter')}
        </span>
      )}
      <BasisList basis={basis} />
      {view.mayEdit && !isFixed && (
        <>
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
            onChange={({ target }) => setWhy(target.value)}
            onPressEnter={apply}
          />
          <div className="row">
            <Button
              type="primary"
              size="small"
              disabled={value === undefined || why.trim() === ''}
              onClick={apply}
            >
              {t('studio.take')}
            </Button>
            {isChanged && (
              <Button
                size="small"
                danger
                onClick={() => {
                  store.do(put(`parameters/${id}`, undefined));
                  onDone();
                }}
              >
                {t('policy.undo')}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
