/** An independent batch oracle: recomputes every aggregate from the readings and compares with what was published. */
package org.industrymonitor.platform.reconcile;
