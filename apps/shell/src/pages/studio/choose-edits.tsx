import { applied, type Edit } from '@bitan/definitions';
import { Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { sayItem } from './say-item.ts';
import { useStudio } from './studio.tsx';

interface Props {
  readonly edits: readonly Edit[];
  readonly onDone: () => void;
  /** What else there is to know before choosing. */
  readonly children?: ReactNode;
}

/** Nothing is taken before somebody saw what it would change. */
export function ChooseEdits({ edits, onDone, children }: Props) {
  const { t, language } = useTexts();
  const { store, words } = useStudio();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const take = () => {
    const wanted = edits.filter(({ path }) => chosen.includes(path));
    store.do(({ layer }) => (applied(layer, wanted).conflicts.length > 0 ? [] : wanted));
    onDone();
  };
  return (
    <Modal
      open
      width={760}
      title={t('exchange.choose')}
      okText={t('studio.take')}
      okButtonProps={{ disabled: chosen.length === 0 }}
      onOk={take}
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
              {was !== undefined && <s>{sayItem(words, path, was, language)}</s>}{' '}
              {sayItem(words, path, now, language)}
            </span>
          ),
        }))}
      />
    </Modal>
  );
}
