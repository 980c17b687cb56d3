import { LockOutlined } from '@ant-design/icons';
import type { Parameter, ParameterValue } from '@bitan/definitions';
import { sayParameterValue } from '@bitan/definitions';

import { Popover } from 'antd';
import { useState } from 'react';
import { BasisList } from '../../components/basis.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { ParameterForm } from '../policy/parameter-form.tsx';
import type { Doing } from './draft-store.ts';
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
  const { id, description, range, stricter, locked, basis, later = [] } = parameter;
  const above = store.state().above;
  const origin = above.provenance[`parameters/${id}`];
  const titleOf = (pack: string) => above.chain.find((one) => one.id === pack)?.title;
  const bound = (one: ParameterValue | undefined) =>
    one === undefined ? '' : sayParameterValue(parameter, one, language);
  const isFixed = locked === true && stricter === undefined;
  const isChanged = useDraft('layer').layer.parameters.some((one) => one.id === id);
  const take = (doing: Doing) => {
    store.do(doing);
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
      {later.map((one) => (
        <span key={one.from}>
          {t('policy.followedBy', { from: sayInstant(one.from), value: bound(one.value) })}
        </span>
      ))}
      {locked && origin?.lockedBy && (
        <span>
          <LockOutlined aria-hidden />{' '}
          {t('policy.lockedBy', { pack: say(titleOf(origin.lockedBy) ?? parameter.title) })}{' '}
          {t(isFixed ? 'studio.fixed' : 'studio.onlyStricter')}
        </span>
      )}
      <BasisList basis={basis} />
      {view.mayEdit && !isFixed && (
        <ParameterForm
          parameter={parameter}
          above={above.parameters[id]}
          value={parameter.value}
          onTake={(value, grounds, from) => take(setParameter({ id, value, basis: grounds, from }))}
          onCancel={onDone}
          onReset={isChanged ? () => take(put(`parameters/${id}`, undefined)) : undefined}
        />
      )}
    </div>
  );
}
