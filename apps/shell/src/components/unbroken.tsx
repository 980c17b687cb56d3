import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Result } from './result.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a defect in one page from taking the whole product away. */
export class Unbroken extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTexts();
  return (
    <Result
      title={t('common.brokenPage')}
      subTitle={t('common.brokenPageCure')}
      extra={<Button onClick={() => location.reload()}>{t('common.reload')}</Button>}
    />
  );
}
