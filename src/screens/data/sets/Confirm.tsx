import Modal from "antd/es/modal";
import { useAppearance } from "../../workspace.ts";

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  readonly detail: string;
  /** What the button does, in words. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something goes for good. */
export function Confirm({ isOpen, title, detail, action, onConfirm, onClose }: Props) {
  const { t } = useAppearance();
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={action}
      okButtonProps={{ danger: true, type: "default" }}
      cancelText={t("keeping.cancel")}
      onOk={() => {
        onClose();
        onConfirm();
      }}
      onCancel={onClose}
      destroyOnHidden
    >
      {detail}
    </Modal>
  );
}
