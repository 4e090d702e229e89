import { Button, Code, Container, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTaken } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import { Brand } from '../shell/brand.tsx';
import { signIn } from './session.ts';

/** Asks for the token, and lets nobody in before the API has taken it. */
export function SignIn() {
  const { t } = useTranslation();
  const [value, setValue] = useState('');
  const [refused, setRefused] = useState(false);
  const enter = async () => {
    setRefused(false);
    const given = value.trim();
    // whoever is not let in stays here, with what was wrong; an API that does not answer lets nobody in either
    if (!(await isTaken(given).catch(() => false))) {
      setRefused(true);
      return;
    }
    queryClient.clear();
    signIn(given);
  };
  return (
    <Container size={440} pt="10vh" component="main">
      <Stack gap="lg">
        <Brand />
        <Paper
          withBorder
          p="xl"
          component="form"
          onSubmit={(event) => {
            event.preventDefault();
            void enter();
          }}
        >
          <Stack>
            <Title order={1} size="h3">
              {t('signIn.title')}
            </Title>
            <Text c="dimmed">{t('signIn.text')}</Text>
            <PasswordInput
              label={t('signIn.token')}
              value={value}
              onChange={({ currentTarget }) => setValue(currentTarget.value)}
              error={refused ? t('signIn.refused') : undefined}
              autoComplete="off"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
            />
            <Button type="submit" disabled={value.trim() === ''}>
              {t('signIn.enter')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('signIn.where')} <Code>npm start</Code>
            </Text>
          </Stack>
        </Paper>
      </Stack>
    </Container>
  );
}
