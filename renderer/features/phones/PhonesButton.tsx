import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { useSeat } from '../seat/index.ts';
import { PhonesPage } from './PhonesPage.tsx';

/** How phones get in, over a seat, for whoever hands them out. */
export function PhonesButton() {
  const { t } = useTranslation();
  const { session } = useSeat();
  const [isOpen, setIsOpen] = useState(false);
  if (!isPermitted(session.role, 'connectPhones')) return null;
  return (
    <>
      <Button type="text" onClick={() => setIsOpen(true)} data-testid="phones-open">
        {t('phones.title')}
      </Button>
      {isOpen && (
        <Modal open footer={null} width={1040} onCancel={() => setIsOpen(false)} destroyOnHidden>
          <PhonesPage />
        </Modal>
      )}
    </>
  );
}
