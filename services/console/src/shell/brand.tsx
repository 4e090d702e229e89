import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Activity } from 'lucide-react';

export function Brand() {
  return (
    <Text
      component={Link}
      to="/"
      fw={700}
      fz="lg"
      c="var(--ink)"
      td="none"
      style={{ display: 'inline-flex', gap: 8, alignItems: 'center', flex: 'none' }}
    >
      <Activity size={20} color="var(--good)" aria-hidden />
      <Text span inherit visibleFrom="xs">
        Foreshock
      </Text>
      <span className="visually-hidden">Foreshock</span>
    </Text>
  );
}
