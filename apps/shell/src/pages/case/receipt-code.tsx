import { Button, Modal } from 'antd';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';

/** The code of a receipt, which is shown this once. */
export default function ReceiptCode({
  code,
  onClose,
}: {
  readonly code: string;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const told = useTold();
  const address = `${window.location.origin}/receipt`;
  const copy = async () => {
    await navigator.clipboard.writeText(`${address}\n${code}`);
    told.success(t('receipt.copied'));
  };
  return (
    <Modal open title={t('receipt.card')} footer={null} onCancel={onClose}>
      <div className="stack">
        <output className="receipt-code" data-testid="receipt-code">
          {code}
        </output>
        <span>{t('receipt.once')}</span>
        <span>
          {t('receipt.where')}: {address}
        </span>
        {/* Only where the page came over an encrypted connection or from this machine. */}
        {navigator.clipboard && (
          <div>
            <Button onClick={() => void copy()}>{t('receipt.copy')}</Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
