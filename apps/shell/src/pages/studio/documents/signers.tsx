import { DeleteOutlined } from '@ant-design/icons';
import type { Text } from '@bitan/definitions';
import { Button } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { Line, Property } from '../forms/inputs.tsx';

interface Props {
  readonly signed: readonly Text[];
  readonly disabled: boolean;
  readonly onChange: (signed: Text[] | undefined) => void;
}

/** Who signs a document of the office's own, in words; a line left empty takes its signer away. */
export function Signers({ signed, disabled, onChange }: Props) {
  const { t, say } = useTexts();
  const without = (at: number) => {
    const left = signed.filter((_, i) => i !== at);
    onChange(left.length > 0 ? left : undefined);
  };
  const change = (at: number, parts: Partial<Text>) =>
    onChange(signed.map((one, i) => (i === at ? { ...one, ...parts } : one)));
  return (
    <Property label={t('papers.signed')}>
      {signed.map((one, i) => (
        // Signers have no ids, and two may be called the same.
        <div key={i} className="row" data-testid="signer">
          <span style={{ flex: 1 }}>
            <Line
              label={`${t('papers.signer', { n: i + 1 })} ${t('designer.zh')}`}
              value={one['zh-CN']}
              disabled={disabled}
              onChange={(zh) => change(i, { 'zh-CN': zh })}
              onClear={() => without(i)}
            />
          </span>
          <span style={{ flex: 1 }}>
            <Line
              label={`${t('papers.signer', { n: i + 1 })} ${t('designer.en')}`}
              value={one.en}
              disabled={disabled}
              onChange={(en) => change(i, { en })}
            />
          </span>
          {!disabled && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`${t('papers.removeSigner')} ${say(one)}`}
              onClick={() => without(i)}
            />
          )}
        </div>
      ))}
      {!disabled && (
        <Line
          key={signed.length}
          label={t('papers.addSigner')}
          value=""
          onChange={(name) => onChange([...signed, { 'zh-CN': name, en: name }])}
        />
      )}
    </Property>
  );
}
