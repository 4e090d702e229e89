import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onOpenKeys } from './keys.ts';

const keys = [
  ['/', 'keys.find'],
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['Enter', 'keys.open'],
  ['x', 'keys.select'],
  ['1 – 6', 'keys.pages'],
  ['?', 'keys.title'],
] as const;

const pages = ['/', '/customers', '/portfolio', '/policy', '/effectiveness', '/decisions'] as const;

/** Keys that work on every page, and the list of all of them. */
export function KeysDialog() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  useEffect(() => onOpenKeys(open), [open]);
  useHotkeys([
    ['/', () => document.getElementById('find-customer')?.focus()],
    ['shift+?', open],
    ...pages.map((to, index): [string, () => void] => [String(index + 1), () => void navigate({ to })]),
  ]);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="xs">
        {keys.map(([key, text]) => (
          <Group key={key} justify="space-between">
            <Text>{t(text)}</Text>
            <Kbd>{key}</Kbd>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
