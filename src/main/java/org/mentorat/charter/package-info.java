/**
 * What either of a pair tells the coordination in confidence when the charter was not kept (R61),
 * who reads it, and what becomes of it.
 */
package org.mentorat.charter;
