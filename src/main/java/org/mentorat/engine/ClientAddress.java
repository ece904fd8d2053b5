package org.mentorat.engine;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as one person or office can be told from another. */
final class ClientAddress {

  /** The part of an address of version 6 that one household or office is given. */
  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /** An address as it is; of version 6 only its network, whose owner has 2^64 addresses in it. */
  static String of(String remote) {
    if (remote == null || remote.indexOf(':') < 0) {
      return String.valueOf(remote);
    }
    try {
      InetAddress address = InetAddress.getByName(remote);
      return address instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
          : address.getHostAddress();
    } catch (UnknownHostException e) {
      return remote;
    }
  }
}
