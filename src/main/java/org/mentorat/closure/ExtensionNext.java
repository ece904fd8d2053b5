package org.mentorat.closure;

/** Who is still to be heard about an extension: the pair before the coordination. */
public enum ExtensionNext {
  PAIR,
  COORDINATION,
  NOBODY
}
