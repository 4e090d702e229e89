import { Group, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './parts.module.css';

interface CardProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One thing on a page, with its name. */
export function Card({ title, note, aside, wide = false, children }: CardProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['card']} data-wide={wide}>
      <Group justify="space-between" align="baseline" mb="sm" gap="xs">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {aside}
      </Group>
      {note !== undefined && (
        <Text size="sm" c="dimmed" mt={-8} mb="sm">
          {note}
        </Text>
      )}
      {children}
    </section>
  );
}

/** Cards side by side, as many as fit. */
export function Cards({ children }: { readonly children: ReactNode }) {
  return <div className={classes['cards']}>{children}</div>;
}
