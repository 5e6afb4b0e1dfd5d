import numpy as np
import pytest

from beyondtoken.labs import pendulum as lab


@pytest.mark.parametrize(("state", "torque", "wanted"), [
    ((0.0, 0.0), 0.0, (0.0, 0.0)),                        # balanced, at rest
    ((0.0, 1.0), 0.0, (0.05, 1.0)),                       # upright, gravity has no arm
    ((np.pi / 2, 0.0), 0.0, (np.pi / 2 + 0.0375, 0.75)),  # 3g/2l = 15 rad/s2 for 0.05 s
    ((0.0, 0.0), 2.0, (0.015, 0.3)),                      # 3u/ml2 = 6 rad/s2
    ((0.0, 0.0), 9.0, (0.015, 0.3)),                      # the motor gives no more
    ((0.0, 7.99), 2.0, (0.4, 8.0)),                       # top speed
])
def test_one_step_is_the_one_worked_by_hand(state, torque, wanted):
    assert np.allclose(lab.swing(*state, torque), wanted)


def test_a_heavier_rod_feels_the_motor_less_and_gravity_the_same():
    _, light = lab.swing(np.pi / 2, 0.0, 1.0)
    _, heavy = lab.swing(np.pi / 2, 0.0, 1.0, mass=2.0)
    assert np.allclose([light, heavy], [0.75 + 0.15, 0.75 + 0.075])


def test_friction_takes_its_share_of_the_speed():
    assert np.isclose(lab.swing(0.0, 2.0, 0.0, friction=0.5)[1], 2.0 - 0.5 * 2.0 * 0.05)


def test_energy_is_nearly_kept_without_motor_and_friction():
    angle, speed = 2.5, 0.0
    energies = []
    for _ in range(200):
        angle, speed = lab.swing(angle, speed, 0.0)
        energies.append(speed**2 / 2 + 15 * np.cos(angle))       # per moment of inertia
    assert np.ptp(energies) < 0.2 * 15


def test_the_same_motion_seen_in_a_mirror():
    angle, speed, torque = np.random.default_rng(0).uniform(-2, 2, (3, 50))
    there, mirrored = lab.swing(angle, speed, torque), lab.swing(-angle, -speed, -torque)
    assert np.allclose(there, [-part for part in mirrored])


def test_many_pendulums_move_as_each_alone():
    angle, speed, torque = np.random.default_rng(1).uniform(-3, 3, (3, 20))
    together = np.array(lab.swing(angle, speed, torque)).T
    assert np.allclose(together, [lab.swing(*one) for one in zip(angle, speed, torque, strict=True)])


def test_wrapped_angles_lie_within_half_a_turn_and_point_the_same_way():
    angles = np.linspace(-20, 20, 101)
    assert (abs(lab.wrapped(angles)) <= np.pi).all()
    assert np.allclose(np.exp(1j * lab.wrapped(angles)), np.exp(1j * angles))


def test_the_cost_is_the_documented_sum():
    assert np.isclose(lab.cost(2 * np.pi + 0.5, -3.0, 1.5), 0.25 + 0.9 + 0.00225)


def test_senses_do_not_see_full_turns():
    assert np.allclose(lab.senses(0.3, 1.0), lab.senses(0.3 + 2 * np.pi, 1.0))
