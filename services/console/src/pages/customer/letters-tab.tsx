import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../../api/client.ts';
import { readDocument } from '../../api/documents.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { styleNonce } from '../../style-nonce.ts';

const kinds = ['reminder-1', 'reminder-2', 'reminder-3', 'statement'] as const;
type Kind = (typeof kinds)[number];

/** Letters to the customer as drafts: seen here, sent by people. */
export function LettersTab({ customerId }: { readonly customerId: string }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const asOf = useAsOf();
  const [kind, setKind] = useState<Kind>('reminder-1');
  const path = (format: string) =>
    address(`/v1/customers/${encodeURIComponent(customerId)}/letters/${kind}`, { format, asOf, language });
  const letter = useQuery({
    queryKey: [path('html')],
    queryFn: async ({ signal }) => (await readDocument(path('html'), language, signal)).text(),
  });
  return (
    <>
      <Group align="flex-end" mb="md">
        <Select
          label={t('letters.kind')}
          value={kind}
          onChange={(value) => setKind(value ?? 'reminder-1')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`letters.${value}`) }))}
        />
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          onClick={() => void save(path('pdf'), language, `${customerId}-${kind}.pdf`)}
        >
          {t('letters.pdf')}
        </Button>
      </Group>
      <Answer of={letter}>
        {(html) => (
          <Card title={t(`letters.${kind}`)} note={t('letters.draft')}>
            <iframe
              title={t(`letters.${kind}`)}
              sandbox=""
              srcDoc={html.replaceAll('<style', `<style nonce="${styleNonce()}"`)}
              style={{ width: '100%', height: '70vh', border: '1px solid var(--line)', background: '#fff' }}
            />
          </Card>
        )}
      </Answer>
    </>
  );
}

async function save(path: string, language: string, name: string): Promise<void> {
  const url = URL.createObjectURL(await readDocument(path, language));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
