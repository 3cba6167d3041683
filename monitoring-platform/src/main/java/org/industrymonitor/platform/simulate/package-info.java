/**
 * A province that is made up, and the load it puts on the platform: the province and how its enterprises work are pure
 * functions of a seed, so that a run can be repeated, and taken up where another was killed.
 */
package org.industrymonitor.platform.simulate;
