import { BlockList, isIP } from 'node:net';

/** Ranges that are not on the public internet (IANA special-purpose registries), and those that embed an IPv4 address. */
const refusedRanges = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const;

/** IPv6 is refused outside 2000::/3 as a whole; inside it, these. */
const refusedRanges6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

/** Decides which addresses a notification may be sent to. */
export interface AddressPolicy {
  /** Why an address is refused; null when it may be connected to. */
  refusal(address: string): string | null;
}

/**
 * Public addresses, and besides them the ranges of `allowed` (addresses or CIDR), for receivers in one's own network.
 * @throws Error naming a range that cannot be read.
 */
export function addressPolicy(allowed: readonly string[]): AddressPolicy {
  const refused = blockListOf([...refusedRanges, ...refusedRanges6]);
  const globalUnicast = blockListOf(['2000::/3']);
  const exceptions = blockListOf(allowed);
  return {
    refusal(address) {
      const family = familyOf(address);
      if (family === null) return `${address} is not an IP address`;
      if (exceptions.check(address, family)) return null;
      const isPublic =
        !refused.check(address, family) && (family === 'ipv4' || globalUnicast.check(address, family));
      return isPublic ? null : `${address} is not a public address`;
    },
  };
}

function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = familyOf(address);
    const longest = family === 'ipv4' ? 32 : 128;
    const bits = prefix === undefined ? longest : Number(prefix);
    if (family === null || !Number.isInteger(bits) || bits < 0 || bits > longest) {
      throw new Error(`${range} is not an address or a CIDR range`);
    }
    list.addSubnet(address, bits, family);
  }
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  if (version === 0) return null;
  return version === 4 ? 'ipv4' : 'ipv6';
}
