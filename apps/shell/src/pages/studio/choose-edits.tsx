import type { Edit } from '@bitan/definitions';
import { Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { inOne, take } from './rule-doings.ts';
import { useSayItem } from './say-item.ts';
import { useStudio } from './studio.tsx';

interface Props {
  readonly edits: readonly Edit[];
  readonly onDone: () => void;
  /** What else there is to know before choosing. */
  readonly children?: ReactNode;
}

/** Nothing is taken before somebody saw what it would change. */
export function ChooseEdits({ edits, onDone, children }: Props) {
  const { t } = useTexts();
  const sayItem = useSayItem();
  const { store } = useStudio();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const takeChosen = () => {
    const wanted = edits.filter(({ path }) => chosen.includes(path));
    store.do(inOne(...wanted.map(({ path, now }) => take(path, now))));
    onDone();
  };
  return (
    <Modal
      open
      width={760}
      title={t('exchange.choose')}
      okText={t('studio.take')}
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={takeChosen}
      onCancel={onDone}
    >
      {children}
      {edits.length === 0 && t('exchange.same')}
      <Checkbox.Group
        className="stack"
        value={[...chosen]}
        onChange={setChosen}
        options={edits.map(({ path, was, now }) => ({
          value: path,
          label: (
            <span>
              {was !== undefined && <s>{sayItem(path, was)}</s>} {sayItem(path, now)}
            </span>
          ),
        }))}
      />
    </Modal>
  );
}
