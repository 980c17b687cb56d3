import type { SavedList } from '@bitan/api';
import { Button, Modal } from 'antd';
import { useSend } from '../../api/queries.ts';
import { useTexts } from '../../texts/index.ts';

/** The way to a list that is kept no longer, asked once more. */
export default function ForgetList({ list }: { readonly list: SavedList }) {
  const { t } = useTexts();
  const [modal, dialog] = Modal.useModal();
  const forget = useSend('forgetList');
  const ask = () =>
    modal.confirm({
      title: t('cases.forgetList', { name: list.name }),
      okText: t('cases.forget'),
      cancelText: t('common.cancel'),
      onOk: () => forget.mutateAsync({ path: { list: list.id }, body: {} }),
    });
  return (
    <>
      <Button onClick={ask}>{t('cases.forget')}</Button>
      {dialog}
    </>
  );
}
