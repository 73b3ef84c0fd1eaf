import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { useSeat } from '../seat/index.ts';
import { RulebookPage } from './RulebookPage.tsx';

/** The rules over a seat, for whoever may change them. */
export function RulebookButton() {
  const { t } = useTranslation();
  const { session } = useSeat();
  const [isOpen, setIsOpen] = useState(false);
  if (!isPermitted(session.role, 'changeRulebook')) return null;
  return (
    <>
      <Button type="text" onClick={() => setIsOpen(true)} data-testid="rulebook-open">
        {t('rulebook.open')}
      </Button>
      {isOpen && (
        <Modal open footer={null} width="90vw" onCancel={() => setIsOpen(false)} destroyOnHidden>
          <RulebookPage />
        </Modal>
      )}
    </>
  );
}
