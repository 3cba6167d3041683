/**
 * What a node's series should be at this hour of this kind of day, and how far below it is: state and arithmetic only.
 */
package org.industrymonitor.alerts.detect;
