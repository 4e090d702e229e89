import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly text?: string;
  readonly kind?: 'error' | 'empty';
  readonly children?: ReactNode;
}

/** One quiet box that says what is the matter and what to do. */
export function Notice({ title, text, kind = 'empty', children }: NoticeProps) {
  return (
    <Paper withBorder p="lg" role={kind === 'error' ? 'alert' : 'status'}>
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h4" c={kind === 'error' ? 'var(--high)' : undefined}>
          {title}
        </Title>
        {text !== undefined && <Text c="dimmed">{text}</Text>}
        {children}
      </Stack>
    </Paper>
  );
}
