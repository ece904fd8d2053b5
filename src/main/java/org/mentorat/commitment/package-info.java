/** Every deadline the service promises, and its proof. */
package org.mentorat.commitment;
